package play

import (
	"fmt"
	"strings"

	"github.com/gehoor/gehoor/bot"
)

// Transcript writes events as a person reads them: who said what, what was
// offered, what was kept.
func Transcript(events []bot.Event) string {
	var b strings.Builder
	for _, e := range events {
		switch e := e.(type) {
		case bot.Said:
			said(&b, e)
		case bot.Attached:
			fmt.Fprintf(&b, "   # file %s\n", e.File.Name)
		case bot.Learned:
			v := e.Value
			fmt.Fprintf(&b, "   + %s = %s\n", e.Slot, plain(&v))
		case bot.Declined:
			fmt.Fprintf(&b, "   - %s (%s)\n", e.Slot, e.Why)
		case bot.Flagged:
			for _, f := range e.Flags {
				mark := "!"
				if f.Doubt {
					mark = "?"
				}
				fmt.Fprintf(&b, "   %s %s (%s) %s\n", mark, f.ID, f.Rule, e.Priority)
			}
		case bot.Cleared:
			fmt.Fprintf(&b, "   # ruled out: %s\n", strings.Join(e.Flags, " "))
		case bot.Registered:
			fmt.Fprintf(&b, "   # registered %s, received on %s\n", e.Reference, e.ReceivedOn)
		case bot.DeadlineSet:
			fmt.Fprintf(&b, "   # deadline %s by %s\n", e.Due, e.Regime)
		case bot.Escalated:
			fmt.Fprintf(&b, "   # escalated: %s %s\n", e.Reason, strings.Join(e.Flags, " "))
		case bot.Switched:
			fmt.Fprintf(&b, "   # language %s\n", e.Locale)
		case bot.Joined:
			fmt.Fprintf(&b, "   # %s joins\n", e.By.Name)
		case bot.Left:
			fmt.Fprintf(&b, "   # %s leaves, to the %s\n", e.By.Name, e.To)
		case bot.Resolved:
			fmt.Fprintf(&b, "   # resolved: %s\n", e.Outcome)
		case bot.ClosedUp:
			fmt.Fprintf(&b, "   # closed: %s\n", e.Why)
		case bot.Reopened:
			fmt.Fprintf(&b, "   # reopened: %s\n", e.Why)
		}
	}
	return b.String()
}

func said(b *strings.Builder, e bot.Said) {
	name := map[bot.Role]string{bot.Customer: "customer", bot.Bot: "bot", bot.Agent: e.By.Name}[e.By.Role]
	text := strings.ReplaceAll(e.Text, "\n", "\n"+strings.Repeat(" ", 12))
	if e.Choice != "" {
		text = "[" + text + "]"
	}
	fmt.Fprintf(b, "%-10s: %s\n", name, text)
	if len(e.Choices) > 0 {
		labels := make([]string, len(e.Choices))
		for i, c := range e.Choices {
			labels[i] = c.Label
		}
		fmt.Fprintf(b, "            [%s]\n", strings.Join(labels, "] ["))
	}
}

func plain(v *bot.Value) string {
	switch p := v.Plain().(type) {
	case *bot.DateSpan:
		return p.From + ".." + p.To
	case *bot.Money:
		return fmt.Sprintf("%s %d cents", p.Currency, p.Cents)
	case *bot.Contact:
		return bot.ContactText(*p)
	default:
		return fmt.Sprint(p)
	}
}
