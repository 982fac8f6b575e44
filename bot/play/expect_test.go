package play_test

import (
	"fmt"
	"strings"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/play"
	"github.com/gehoor/gehoor/dialogs"
)

// setScene gives the table the organisation and the regime that a story names.
func setScene(table *play.Table, lines []string) {
	for _, line := range lines {
		if name, ok := strings.CutPrefix(line, "@organisation "); ok {
			table.Policy.Organisation = name
		}
		if id, ok := strings.CutPrefix(line, "@regime "); ok {
			table.Policy.Regime = id
		}
	}
}

// unmet says in which way the events of a deed, and the state after it, are
// not as expected; "" where they are. An expectation is one of
//
//	asks SLOT          the last message asks for it; asks nothing
//	says TEXT          the bot says it; lacks TEXT: it doesn't
//	silent             the bot says nothing
//	offers ID          the last message offers this choice
//	fact SLOT VALUE    the fact is known so; fact SLOT nothing: it isn't known
//	declined SLOT
//	flag ID            triage has raised it; flag none: nothing but the wish for a human
//	escalated REASON   a human is called in now; escalated nothing: none is
//	status STATUS, phase PHASE, locale CODE
func unmet(expect string, events []bot.Event, s *bot.State) string {
	what, arg, _ := strings.Cut(expect, " ")
	text, last, reason := heard(events)
	var got string
	want := arg
	switch what {
	case "says", "lacks":
		if strings.Contains(strings.ToLower(text), strings.ToLower(arg)) != (what == "says") {
			return fmt.Sprintf("the bot says %q", text)
		}
		return ""
	case "silent":
		got, want = text, ""
	case "asks":
		got = last.Asks
	case "offers":
		for _, c := range last.Choices {
			if c.ID == arg {
				return ""
			}
		}
		got = fmt.Sprint(last.Choices)
	case "fact":
		slot, value, _ := strings.Cut(arg, " ")
		f, known := s.Facts[slot]
		if !known && value == dialogs.Nothing || known && play.Holds(f.Value, value) {
			return ""
		}
		v := f.Value
		got = fmt.Sprint(v.Plain())
	case "declined":
		got, want = s.Declined[arg], "a reason"
		if got != "" {
			return ""
		}
	case "flag":
		return raised(arg, s)
	case "escalated":
		got = reason
	case "status":
		got = string(s.Status())
	case "phase":
		got = string(s.Phase)
	case "locale":
		got = s.Locale
	default:
		return "there is no such expectation"
	}
	if want == dialogs.Nothing {
		want = ""
	}
	if got != want {
		return fmt.Sprintf("got %q", got)
	}
	return ""
}

func raised(id string, s *bot.State) string {
	for _, have := range s.FlagIDs() {
		if have == id {
			return ""
		}
		if id == "none" && have != "t15" {
			return "raised " + have
		}
	}
	if id == "none" {
		return ""
	}
	return fmt.Sprint("raised ", s.FlagIDs())
}

// heard is what the bot said in events, its last message, and why a human was
// called in.
func heard(events []bot.Event) (text string, last bot.Said, reason string) {
	for _, e := range events {
		switch e := e.(type) {
		case bot.Said:
			if e.By.Role == bot.Bot {
				text += e.Text + "\n"
				last = e
			}
		case bot.Escalated:
			reason = e.Reason
		}
	}
	return text, last, reason
}
