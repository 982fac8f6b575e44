package server

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/deadline"
	"github.com/gehoor/gehoor/bot/server/pages"
)

const (
	maxLimit  = 500
	maxCursor = 1024
	maxSearch = 200
)

// filters are the names by which lists can be asked for. What an empty filter
// asks for is everything.
var filters = map[string]func(*bot.Query, string) bool{
	"status": func(q *bot.Query, v string) bool {
		for name := range strings.SplitSeq(v, ",") {
			s := bot.Status(strings.TrimSpace(name))
			if !slices.Contains(bot.Statuses, s) {
				return false
			}
			if !slices.Contains(q.Statuses, s) {
				q.Statuses = append(q.Statuses, s)
			}
		}
		return true
	},
	"process": func(q *bot.Query, v string) bool { q.Process = v; return isID(v) },
	"flag":    func(q *bot.Query, v string) bool { q.Flag = v; return slices.Contains(flagIDs, v) },
	"priority": func(q *bot.Query, v string) bool {
		q.Priority = bot.Priority(v)
		return slices.Contains(priorities, q.Priority)
	},
	"locale":     func(q *bot.Query, v string) bool { q.Locale = v; return slices.Contains(pages.Locales, v) },
	"language":   func(q *bot.Query, v string) bool { q.Locale = v; return slices.Contains(pages.Locales, v) },
	"from":       func(q *bot.Query, v string) bool { q.From = v; return isDate(v) },
	"to":         func(q *bot.Query, v string) bool { q.To = v; return isDate(v) },
	"due_before": func(q *bot.Query, v string) bool { q.DueBefore = v; return isDate(v) },
	"q": func(q *bot.Query, v string) bool {
		q.Text = bot.FoldText(bot.CleanText(v))
		return utf8.ValidString(v) && utf8.RuneCountInString(v) <= maxSearch
	},
	"order": func(q *bot.Query, v string) bool {
		q.Order = bot.Order(v)
		if v == "updated" {
			q.Order = bot.ByUpdated
		}
		return slices.Contains(orders, bot.Order(v))
	},
	"limit": func(q *bot.Query, v string) bool {
		n, err := strconv.Atoi(v)
		q.Limit = n
		return err == nil && n >= 1 && n <= maxLimit
	},
	"cursor": func(q *bot.Query, v string) bool {
		q.Cursor = v
		return len(v) <= maxCursor && utf8.ValidString(v) && !strings.ContainsFunc(v, func(r rune) bool { return r <= ' ' || r > '~' })
	},
}

var (
	flagIDs    = []string{"t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9", "t10", "t11", "t12", "t13", "t14", "t15", "t16", "t17", "injection"}
	priorities = []bot.Priority{bot.Critical, bot.High, bot.Normal}
	// orders as addresses spell them; bot.ByUpdated is "" there and "updated" here.
	orders = []bot.Order{"updated", bot.ByReceived, bot.ByDue, bot.ByQueue}
)

// parseQuery reads a query out of an address. A filter that isn't known or has
// a value that can't be is an error that names it: silently showing more than
// was asked for would mislead. Names in also are somebody else's.
func parseQuery(values url.Values, also ...string) (bot.Query, error) {
	var q bot.Query
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names) // the same fault is reported for the same address
	for _, name := range names {
		if slices.Contains(also, name) {
			continue
		}
		set, ok := filters[name]
		if !ok {
			return bot.Query{}, bot.E(bot.Invalid, "server.api.unknown", nil).With("Name", clip(name))
		}
		for _, v := range values[name] {
			if v = strings.TrimSpace(v); v == "" {
				continue
			}
			if !set(&q, v) {
				key := "server.api.filter"
				if name == "cursor" {
					return bot.Query{}, bot.E(bot.Invalid, "server.api.cursor", nil)
				}
				return bot.Query{}, bot.E(bot.Invalid, key, nil).With("Name", name)
			}
		}
	}
	return q, nil
}

func isDate(s string) bool {
	_, err := deadline.ParseDate(s)
	return err == nil
}

// isID reports whether s can be the id of an option in a dialog.
func isID(s string) bool {
	if s == "" || len(s) > 64 {
		return false
	}
	for _, r := range s {
		if r != '_' && r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}

// clip keeps what a client sent short enough to send back.
func clip(s string) string {
	s = strings.ToValidUTF8(s, "")
	if utf8.RuneCountInString(s) <= 40 {
		return s
	}
	return string([]rune(s)[:40])
}
