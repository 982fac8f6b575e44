package bot_test

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/play"
)

// TestAnyConversationKeepsTheRules lets people, agents and time do anything in
// any order, and checks what must hold in every conversation there can be.
func TestAnyConversationKeepsTheRules(t *testing.T) {
	base := newScene(t)
	rapid.Check(t, func(rt *rapid.T) {
		s := &scene{t: t, env: base.env}
		policy := *base.env.Policy
		s.env.Policy = &policy
		policy.Files = bot.FileLimits{Count: 3, Size: 2 << 20, Together: 4 << 20}
		s.state.ID = "c"
		// The readings are made up, so that facts rest on no words.
		referee := &play.Referee{Script: s.env.Script, Say: s.env.Say, Policy: &policy, Unfounded: true}
		var log []bot.Commit
		tell := func(c bot.Command) {
			before := s.state.Seq
			events, err := bot.Decide(&s.state, c, &s.env)
			if err != nil {
				if code := bot.CodeOf(err); code == bot.Internal || code == bot.Corrupt {
					rt.Fatalf("%T: %v", c, err)
				}
				return
			}
			if len(events) == 0 {
				return
			}
			check(rt, &s.state, c, events)
			commit := bot.Commit{Conversation: "c", Seq: before + 1, At: s.env.Now, Events: events}
			s.state.Fold(commit)
			log = append(log, commit)
			for _, fault := range referee.Watch(commit) {
				rt.Fatalf("%T: %s", c, fault)
			}
		}
		tell(bot.Open{Locale: rapid.SampledFrom([]string{"nl", "en"}).Draw(rt, "locale"), Channel: "web", Token: "h"})
		for i := range rapid.IntRange(1, 40).Draw(rt, "turns") {
			s.env.Now = s.env.Now.Add(time.Duration(rapid.IntRange(0, 20).Draw(rt, "seconds")) * time.Second)
			if rapid.IntRange(0, 9).Draw(rt, "night") == 0 {
				policy.Hours = hours{next: s.env.Now.Add(10 * time.Hour)}
			} else {
				policy.Hours = hours{}
			}
			tell(anyCommand(rt, &s.state, i))
		}
		if again := bot.Replay(log); !reflect.DeepEqual(again, s.state) {
			rt.Fatalf("replaying the log gives another state\ngot  %+v\nwant %+v", again, s.state)
		}
	})
}

// check holds one decision against the rules that need the command besides the
// events; the referee knows the rest.
func check(rt *rapid.T, s *bot.State, c bot.Command, events []bot.Event) {
	for _, e := range events {
		if m, ok := e.(bot.Said); ok && m.By.Role == bot.Bot && s.Agent != nil && !isAgents(c) {
			rt.Fatalf("the bot talks while %s has the conversation: %q", s.Agent.Name, m.Text)
		}
	}
}

func isAgents(c bot.Command) bool {
	switch c.(type) {
	case bot.Leave, bot.Resolve, bot.Extend, bot.Close:
		return true
	}
	return false
}

// anyCommand draws what may happen next.
func anyCommand(rt *rapid.T, s *bot.State, i int) bot.Command {
	key := "k" + string(rune('a'+i%26)) + string(rune('a'+i/26))
	agent := rapid.SampledFrom([]bot.Person{
		{Role: bot.Agent, Name: "Anna", ID: "u1"}, {Role: bot.Agent, Name: "Bob", ID: "u2"},
	}).Draw(rt, "agent")
	switch rapid.IntRange(0, 18).Draw(rt, "command") {
	case 0, 1, 2, 3, 4, 5, 6:
		return anySay(rt, key)
	case 7, 8, 9:
		if len(s.Offered) > 0 {
			return bot.Choose{Key: key, Choice: rapid.SampledFrom(s.Offered).Draw(rt, "choice").ID}
		}
		return bot.Choose{Key: key, Choice: "done"}
	case 10, 11:
		return bot.Tick{}
	case 12:
		return bot.SetLocale{Key: key, Locale: rapid.SampledFrom([]string{"nl", "en", "xx"}).Draw(rt, "locale")}
	case 13:
		return bot.Join{Key: key, By: agent}
	case 14:
		return bot.Reply{Key: key, By: agent, Text: "Goedendag"}
	case 15:
		return bot.Leave{Key: key, By: agent, To: rapid.SampledFrom([]string{"bot", "queue", "x"}).Draw(rt, "to")}
	case 16:
		return rapid.SampledFrom([]bot.Command{
			bot.Resolve{Key: key, By: agent, Outcome: "upheld", Text: "U krijgt gelijk."},
			bot.Extend{Key: key, By: agent, Reason: "ziekte"},
			bot.Close{Key: key, By: agent},
			bot.Note{Key: key, By: agent, Text: "let op"},
		}).Draw(rt, "desk")
	case 17:
		return photo(key)
	}
	return bot.Choose{Key: key, Choice: "human"}
}

func anySay(rt *rapid.T, key string) bot.Say {
	kinds := []bot.ActKind{
		bot.Affirm, bot.Deny, bot.Skip, bot.DontKnow, bot.Refuse, bot.AskWhy, bot.AskHow, bot.AskStatus, bot.AskRepeat,
		bot.GoBack, bot.Cancel, bot.Restart, bot.Resume, bot.Handoff, bot.SwitchLang, bot.StartTopic, bot.SecondComplaint,
		bot.Attach, bot.Greet, bot.Thanks, bot.Chitchat, bot.Abuse, bot.Unclear,
	}
	say := say(key, rapid.SampledFrom([]string{"Mijn pakket is kwijt", "nee", "?", "Waarom?"}).Draw(rt, "text"))
	for range rapid.IntRange(0, 3).Draw(rt, "acts") {
		switch rapid.IntRange(0, 2).Draw(rt, "act") {
		case 0:
			a := only(rapid.SampledFrom(kinds).Draw(rt, "kind"))
			a.Slot = rapid.SampledFrom([]string{"", "bot", "duration", "promise", "x"}).Draw(rt, "slot")
			if a.Kind == bot.SwitchLang {
				a.Value = &bot.Value{Choice: rapid.SampledFrom([]string{"nl", "en", "de"}).Draw(rt, "to")}
			}
			say.Reading.Acts = append(say.Reading.Acts, a)
		case 1:
			slot := rapid.SampledFrom([]string{"experience", "expectation", "impact", "remedy"}).Draw(rt, "fact")
			say.Reading.Acts = append(say.Reading.Acts, told(slot, say.Text))
		default:
			say.Reading.Acts = append(say.Reading.Acts, rapid.SampledFrom([]bot.Act{
				on("2026-11-13"), on("2027-01-01"), picks("process", "delivery"), picks("expectation_source", "website"),
				picks("complainant", "customer"), reachable("Jan", "jan@example.nl"), reachable("Jan", ""),
				{Kind: bot.Provide, Slot: "customer_reference", Value: &bot.Value{Ref: "1"}, Conf: 0.9},
			}).Draw(rt, "value"))
		}
	}
	if rapid.IntRange(0, 9).Draw(rt, "flagged") == 0 {
		say.Reading.Flags = []bot.Flag{{
			ID:      rapid.SampledFrom([]string{"t1", "t2", "t6", "t10", "t15", "t16", "injection"}).Draw(rt, "flag"),
			Negated: rapid.Bool().Draw(rt, "negated"),
		}}
	}
	say.Reading.Nature = bot.Guess{
		Value: rapid.SampledFrom([]string{"", "complaint", "praise", "question"}).Draw(rt, "nature"),
		Conf:  rapid.SampledFrom([]float64{0.6, 0.95}).Draw(rt, "sure"),
	}
	say.Reading.Sentiment.Anger = rapid.IntRange(0, 3).Draw(rt, "anger")
	say.Reading.Closing = rapid.IntRange(0, 5).Draw(rt, "closing") == 0
	return say
}
