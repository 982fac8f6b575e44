package pages

import (
	"fmt"
	"html/template"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/deadline"
	"github.com/gehoor/gehoor/bot/desk"
)

// funcs are what a page may call, in one language.
func (p *Pages) funcs(locale string) template.FuncMap {
	say := p.opts.Say
	w := words{say, locale}
	return template.FuncMap{
		"customerword": w.customerWord,
		"deskword":     w.deskWord,
		"flag":         w.flag,
		"filekind":     fileKind,
		"filesize":     w.fileSize,
		"label":        w.label,
		"value":        func(dialog string, f desk.Fact) string { return w.value(p.topics(dialog), f) },
		"process":      func(id string) string { return w.option(p.topics(""), "process", id) },
		"reasons":      func(d *bot.DeadlineSet) []string { return bot.ReasonText(say, locale, d) },
		"t": func(key string, args ...any) (string, error) {
			m, err := pairs(args)
			if err != nil {
				return "", fmt.Errorf("text %s: %w", key, err)
			}
			m["Organisation"] = p.opts.Organisation
			return say.Text(locale, key, m), nil
		},
		// tm is t for a key whose arguments are in a map already.
		"tm": func(key string, args map[string]any) string { return say.Text(locale, key, args) },
		// has reports whether there is a text for key.
		"has":   func(key string) bool { return say.Has(locale, key) },
		"asset": p.assets.Address,
		"day":   func(date string) string { return bot.DayText(say, locale, date) },
		"clock": func(at time.Time) string { return at.In(p.opts.Zone).Format("15:04") },
		"dayof": func(at time.Time) string { return at.In(p.opts.Zone).Format(time.DateOnly) },
		"moment": func(at time.Time) string {
			at = at.In(p.opts.Zone)
			return bot.DayText(say, locale, at.Format(time.DateOnly)) + ", " + at.Format("15:04")
		},
		"short": func(at time.Time) string {
			at = at.In(p.opts.Zone)
			if at.Format(time.DateOnly) == p.opts.Now().In(p.opts.Zone).Format(time.DateOnly) {
				return at.Format("15:04")
			}
			return fmt.Sprintf("%d-%d-%d %s", at.Day(), at.Month(), at.Year(), at.Format("15:04"))
		},
		"machine": func(at time.Time) string { return at.UTC().Format(time.RFC3339) },
		"days":    func(date string) *int { return daysTo(date, p.opts.Now(), p.opts.Zone) },
		"since":   func(at time.Time) string { return since(say, locale, p.opts.Now().Sub(at)) },
		"locales": func() []string { return Locales },
		"dict":    func(args ...any) (map[string]any, error) { return pairs(args) },
		"join":    strings.Join,
		"add":     func(a, b int) int { return a + b },
		"abs":     func(n int) int { return max(n, -n) },
		// holds reports whether the words that a fact rests on are in its value.
		"holds": strings.Contains,
		"deref": func(n *int) int { return *n },
	}
}

func pairs(args []any) (map[string]any, error) {
	if len(args)%2 != 0 {
		return nil, fmt.Errorf("arguments must come in pairs, got %d", len(args))
	}
	m := make(map[string]any, len(args)/2+1)
	for i := 0; i < len(args); i += 2 {
		name, ok := args[i].(string)
		if !ok {
			return nil, fmt.Errorf("argument %d must be a name, got %T", i, args[i])
		}
		m[name] = args[i+1]
	}
	return m, nil
}

// daysTo is how many civil days lie between now and date; nil where date is
// none.
func daysTo(date string, now time.Time, zone *time.Location) *int {
	d, err := deadline.ParseDate(date)
	if err != nil {
		return nil
	}
	n := d.Sub(deadline.DateOf(now, zone))
	return &n
}

// since says in words how long ago something was.
func since(say bot.Speaker, locale string, d time.Duration) string {
	key, n := "desk.since.days", int(d.Hours()/24)
	switch {
	case d < time.Minute:
		return say.Text(locale, "desk.since.now", nil)
	case d < time.Hour:
		key, n = "desk.since.minutes", int(d.Minutes())
	case d < 48*time.Hour:
		key, n = "desk.since.hours", int(d.Hours())
	}
	return say.Text(locale, key, map[string]any{"Count": n})
}

func (p *Pages) topics(dialog string) bot.Topics {
	if p.opts.Topics == nil {
		return nil
	}
	return p.opts.Topics(dialog)
}
