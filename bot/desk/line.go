package desk

import (
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Line is one thing that happened, as a transcript shows it.
type Line struct {
	Seq      uint64
	At       time.Time
	Kind     bot.Kind
	By       bot.Person
	Text     string // what was said or noted
	Lang     string // of Text
	Internal bool   // the customer never sees it
	Choices  []bot.Choice

	File      *bot.File        // attached
	Reference string           // registered
	Deadline  *bot.DeadlineSet // deadline
	Reason    string           // escalated, closed, reopened, deadline moved
	Flags     []string         // flagged, cleared, escalated
	Doubt     bool             // flagged: none of them is sure
	Position  int              // escalated
	To        string           // left: bot or queue; switched: the locale
	Outcome   string           // resolved
	Learned   *bot.Learned     // learned
	Declined  *bot.Declined    // declined
	Drafted   *bot.Drafted     // drafted
}

// Lines makes a transcript of a log. Without internal it holds what the
// customer was shown, and nothing else.
func Lines(log []bot.Commit, internal bool) []Line {
	var lines []Line
	locale := ""
	for _, c := range log {
		for i, e := range c.Events {
			switch e := e.(type) {
			case bot.Opened:
				locale = e.Locale
			case bot.Switched:
				locale = e.Locale
			}
			l, shown := lineOf(e)
			if !shown || (l.Internal && !internal) {
				continue
			}
			l.Seq, l.At, l.Kind = c.Seq+uint64(i), c.At, e.Kind()
			if l.Lang == "" {
				l.Lang = locale
			}
			lines = append(lines, l)
		}
	}
	return lines
}

// lineOf is the line of one event. Events that only move the machinery have
// none.
func lineOf(e bot.Event) (l Line, shown bool) {
	switch e := e.(type) {
	case bot.Said:
		return Line{By: e.By, Text: e.Text, Lang: e.Lang, Choices: e.Choices}, true
	case bot.Attached:
		return Line{By: e.By, File: &e.File}, true
	case bot.Registered:
		return Line{By: system, Reference: e.Reference}, true
	case bot.DeadlineSet:
		return Line{By: system, Deadline: &e, Reason: e.Why}, true
	case bot.Escalated:
		return Line{By: system, Reason: e.Reason, Flags: e.Flags, Position: e.Position}, true
	case bot.Joined:
		return Line{By: e.By}, true
	case bot.Left:
		return Line{By: e.By, To: e.To}, true
	case bot.Resolved:
		return Line{By: e.By, Outcome: e.Outcome}, true
	case bot.ClosedUp:
		return Line{By: e.By, Reason: e.Why}, true

	case bot.Noted:
		return Line{By: e.By, Text: e.Text, Internal: true}, true
	case bot.Flagged:
		ids := make([]string, 0, len(e.Flags))
		doubt := true
		for _, f := range e.Flags {
			ids = append(ids, f.ID)
			doubt = doubt && f.Doubt
		}
		return Line{By: system, Flags: ids, Doubt: doubt, Internal: true}, true
	case bot.Cleared:
		return Line{By: system, Flags: e.Flags, Internal: true}, true
	case bot.Assigned:
		return Line{By: e.By, Internal: true}, e.To != nil
	case bot.Switched:
		return Line{By: system, To: e.Locale, Internal: true}, true
	case bot.Reopened:
		return Line{By: system, Reason: e.Why, Internal: true}, true
	case bot.Learned:
		return Line{By: system, Learned: &e, Internal: true}, true
	case bot.Declined:
		return Line{By: system, Declined: &e, Internal: true}, true
	case bot.Drafted:
		return Line{By: system, Drafted: &e, Internal: true}, true
	}
	return Line{}, false
}

var system = bot.Person{Role: bot.System}
