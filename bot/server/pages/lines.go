package pages

import (
	"strings"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/desk"
)

// words finds sentences in one language.
type words struct {
	say    bot.Speaker
	locale string
}

func (w words) t(key string, args ...any) string {
	m, err := pairs(args)
	if err != nil {
		return key // a fault of the build; the tests of this package find it
	}
	return w.say.Text(w.locale, key, m)
}

// customerWord says what happened between the messages, as the customer is
// told; "" for what needs no sentence.
func (w words) customerWord(l desk.Line) string {
	switch l.Kind {
	case bot.KindRegistered:
		return w.t("server.line.registered", "Reference", l.Reference)
	case bot.KindDeadline:
		key := "server.line.deadline"
		if l.Deadline.Extended {
			key = "server.line.deadline.moved"
		}
		return w.t(key, "Date", bot.DayText(w.say, w.locale, l.Deadline.Due))
	case bot.KindEscalated:
		return w.t("server.line.escalated")
	case bot.KindJoined:
		return w.t("server.line.joined", "Name", l.By.Name)
	case bot.KindCleared:
		return w.t("desk.line.cleared", "Flags", w.flags(l.Flags))
	case bot.KindLeft:
		return w.t("server.line.left", "Name", l.By.Name)
	case bot.KindResolved:
		return w.t("server.line.resolved")
	case bot.KindClosed:
		return w.t("server.line.closed")
	}
	return ""
}

// deskWord says what happened, as colleagues read it; "" for what is shown in
// another way.
func (w words) deskWord(l desk.Line) string {
	switch l.Kind {
	case bot.KindRegistered:
		return w.t("desk.line.registered", "Reference", l.Reference)
	case bot.KindJoined:
		return w.t("desk.line.joined", "Name", l.By.Name)
	case bot.KindDeadline:
		key := "desk.line.deadline"
		if l.Deadline.Extended {
			key = "desk.line.deadline.moved"
		}
		s := w.t(key, "Date", bot.DayText(w.say, w.locale, l.Deadline.Due))
		if l.Reason != "" {
			s += " " + w.t("desk.line.why", "Why", l.Reason)
		}
		return s
	case bot.KindEscalated:
		return w.t("desk.line.escalated", "Reason", w.t("desk.reason."+l.Reason))
	case bot.KindFlagged:
		key := "desk.line.flagged"
		if l.Doubt {
			key = "desk.line.doubted"
		}
		return w.t(key, "Flags", w.flags(l.Flags))
	case bot.KindLeft:
		key := "desk.line.left.bot"
		if l.To == bot.ToQueue {
			key = "desk.line.left.queue"
		}
		return w.t(key, "Name", l.By.Name)
	case bot.KindResolved:
		return w.t("desk.line.resolved", "Name", l.By.Name, "Outcome", w.t("desk.outcome."+l.Outcome))
	case bot.KindClosed:
		return w.t("desk.line.closed")
	case bot.KindDrafted:
		return w.t("desk.line.drafted")
	case bot.KindReopened:
		return w.t("desk.line.reopened")
	case bot.KindSwitched:
		return w.t("desk.line.switched", "Language", w.t("desk.language."+l.To))
	}
	return ""
}

func (w words) flags(ids []string) string {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		names = append(names, w.flag(id))
	}
	return strings.Join(names, ", ")
}

// flag names a triage category in words.
func (w words) flag(id string) string {
	if key := "desk.flag." + id; w.say.Has(w.locale, key) {
		return w.t(key)
	}
	return id
}
