package play_test

import (
	"flag"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/play"
	"github.com/gehoor/gehoor/locales"
)

// How much TestTenThousandTurns does: always the same, so that a failure today
// is one tomorrow.
const (
	fuzzedTurns = 10_000 // of customers, at least
	deedsEach   = 48     // at most, in one of them
	fuzzSeed    = "20261116"
)

// TestTenThousandTurns lets customers say anything at all, in whole sentences
// and half ones, in two languages and in others, with agents coming and going
// and time passing. Whatever is said, the bot makes no promise, names no
// amount, gives no verdict and admits nothing that code did not decide (C17,
// C18, C21, C22, C25), asks one question a turn (C10), never says the same
// twice in a row (C35), keeps to one form of address (C31), and sums up nothing
// that the customer didn't say (C16).
func TestTenThousandTurns(t *testing.T) {
	setFlag(t, "rapid.checks", "420")
	setFlag(t, "rapid.seed", fuzzSeed)
	setFlag(t, "rapid.nofailfile", "true")
	setFlag(t, "rapid.shrinktime", "5s")
	books := map[string]*phrasebook{"nl": newPhrasebook(t, "nl"), "en": newPhrasebook(t, "en")}
	base := newTable(t)
	informal := informalWords(t)
	judge := &play.Referee{Script: base.Script, Say: base.Speaker, Policy: base.Policy}
	turns := 0
	rapid.Check(t, func(rt *rapid.T) {
		table, policy := *base, *base.Policy
		table.Policy = &policy
		policy.Regime = rapid.SampledFrom([]string{"own-sla", "nl-awb", "nl-wkkgz", "eu-rail", "uk-ofgem"}).Draw(rt, "regime")
		if rapid.IntRange(0, 4).Draw(rt, "form") == 0 {
			table.Speaker = informal
		}
		locale := rapid.SampledFrom([]string{"nl", "en"}).Draw(rt, "locale")
		c, err := table.Open(locale, time.Date(2026, 11, 16, 10, 0, 0, 0, policy.Zone))
		if err != nil {
			rt.Fatal(err)
		}
		judge.Say, judge.Policy = table.Speaker, table.Policy
		referee := judge.Fork(nil)
		watched := 0
		for range rapid.IntRange(deedsEach/2, deedsEach).Draw(rt, "deeds") {
			err := anyDeed(rt, c, &policy, books)
			if code := bot.CodeOf(err); err != nil && (code == bot.Internal || code == bot.Corrupt || code == "") {
				rt.Fatalf("%v", err)
			}
			for _, commit := range c.Log[watched:] {
				turns += customersTurns(commit)
				for _, fault := range referee.Watch(commit) {
					rt.Fatalf("%s\n%s", fault, ending(c))
				}
			}
			watched = len(c.Log)
		}
		if again := bot.Replay(c.Log); !reflect.DeepEqual(again, c.State) {
			rt.Fatalf("replaying the log gives another state\ngot  %+v\nwant %+v", again, c.State)
		}
	})
	if t.Logf("%d turns of customers", turns); turns < fuzzedTurns && !t.Failed() && !testing.Short() { // rapid then checks a fifth
		t.Errorf("%d turns are too few", turns)
	}
}

// anyDeed draws what happens next.
func anyDeed(rt *rapid.T, c *play.Conversation, policy *bot.Policy, books map[string]*phrasebook) error {
	agent := rapid.SampledFrom([]bot.Person{{Role: bot.Agent, Name: "Anna", ID: "u1"}, {Role: bot.Agent, Name: "Bob", ID: "u2"}}).Draw(rt, "agent")
	key := "d" + c.Now.String() + string(rune('a'+c.State.Seq%26))
	switch rapid.IntRange(0, 47).Draw(rt, "deed") {
	case 0, 1, 2, 3, 4, 5:
		if len(c.State.Offered) > 0 {
			return c.Choose(rapid.SampledFrom(c.State.Offered).Draw(rt, "choice").ID)
		}
		return c.Choose("human")
	case 6, 7, 8, 9:
		return c.Wait(rapid.SampledFrom([]time.Duration{time.Second, 10 * time.Second, 6 * time.Minute, 3 * time.Hour, 26 * time.Hour}).Draw(rt, "wait"))
	case 10:
		return c.Tell(bot.SetLocale{Key: key, Locale: rapid.SampledFrom([]string{"nl", "en", "xx"}).Draw(rt, "to")})
	case 11: // the connection breaks; a new node folds the log
		*c = *c.Fork()
		return c.Tell(bot.See{Seq: c.State.Seq})
	case 12:
		return c.Tell(bot.Join{Key: key, By: agent})
	case 13:
		return c.Tell(bot.Leave{Key: key, By: agent, To: rapid.SampledFrom([]string{"bot", "bot", "queue"}).Draw(rt, "to")})
	case 14:
		return c.Tell(bot.Leave{Key: key, By: agent, To: "bot"})
	case 15:
		return c.Tell(rapid.SampledFrom([]bot.Command{
			bot.Reply{Key: key, By: agent, Text: "U krijgt 25 euro van ons!"},
			bot.Resolve{Key: key, By: agent, Outcome: "upheld", Text: "U hebt gelijk. Wij betalen 80 euro."},
			bot.Extend{Key: key, By: agent, Reason: "ziekte"},
			bot.Close{Key: key, By: agent},
			bot.Note{Key: key, By: agent, Text: "let op"},
		}).Draw(rt, "desk"))
	case 16:
		policy.Hours = open{}
		return nil
	case 17:
		policy.Hours = tomorrow{policy.Zone}
		return nil
	}
	locale := c.State.Locale
	if rapid.IntRange(0, 9).Draw(rt, "other") == 0 {
		locale = map[string]string{"nl": "en", "en": "nl"}[locale]
	}
	return c.Say(books[locale].draw(rt))
}

// tomorrow are office hours that begin on the next day at nine.
type tomorrow struct{ zone *time.Location }

func (tomorrow) Open(time.Time) bool { return false }
func (h tomorrow) Next(at time.Time) time.Time {
	y, m, d := at.In(h.zone).Date()
	return time.Date(y, m, d+1, 9, 0, 0, 0, h.zone)
}

func informalWords(t *testing.T) bot.Speaker {
	t.Helper()
	words, err := locales.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	je, err := words.Form(locales.Informal)
	if err != nil {
		t.Fatal(err)
	}
	return je
}

func customersTurns(c bot.Commit) (n int) {
	for _, e := range c.Events {
		if m, ok := e.(bot.Said); ok && m.By.Role == bot.Customer {
			n++
		}
	}
	return n
}

// ending is the last part of a transcript, for who has to find out why.
func ending(c *play.Conversation) string {
	var events []bot.Event
	for _, commit := range c.Log[max(0, len(c.Log)-8):] {
		events = append(events, commit.Events...)
	}
	return strings.TrimSpace(play.Transcript(events))
}

// setFlag sets a flag of the property tests for the length of this one.
func setFlag(t *testing.T, name, value string) {
	t.Helper()
	f := flag.Lookup(name)
	if f == nil {
		t.Fatalf("no flag %s", name)
	}
	old := f.Value.String()
	if err := f.Value.Set(value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Value.Set(old) })
}
