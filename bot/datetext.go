package bot

import (
	"time"

	"github.com/gehoor/gehoor/bot/deadline"
)

// DayText writes a civil date (YYYY-MM-DD) in full: weekday, day, month and
// year (C24). It returns date itself if that is no date.
func DayText(say Speaker, locale, date string) string {
	d, err := deadline.ParseDate(date)
	if err != nil {
		return date
	}
	return say.Text(locale, "date.full", map[string]any{
		"Weekday": say.Text(locale, "date.weekday."+weekdays[d.Weekday()], nil),
		"Day":     d.Day(),
		"Month":   say.Text(locale, "date.month."+months[d.Month()], nil),
		"Year":    d.Year(),
	})
}

// SpanText writes a day or a period.
func SpanText(say Speaker, locale string, span DateSpan) string {
	key := "date.span"
	switch {
	case span.From == span.To:
		return DayText(say, locale, span.From)
	case span.To == "":
		key = "date.since"
	case span.From == "":
		key = "date.until"
	}
	return say.Text(locale, key, map[string]any{
		"From": DayText(say, locale, span.From), "To": DayText(say, locale, span.To),
	})
}

// ReasonText tells how the dates of d were worked out, a sentence a step.
func ReasonText(say Speaker, locale string, d *DeadlineSet) []string {
	lines := make([]string, 0, len(d.Terms.Reason))
	for _, step := range d.Terms.Reason {
		args := map[string]any{}
		for name, v := range step.Args() {
			switch v := v.(type) {
			case deadline.Date:
				args[name] = DayText(say, locale, v.String())
			case string: // a key
				args[name] = say.Text(locale, v, nil)
			case int:
				args[name], args["Count"] = v, v
			}
		}
		lines = append(lines, say.Text(locale, step.Key, args))
	}
	return lines
}

// clock writes a time of day as the language does: 9.00 uur, 9:00.
func clock(say Speaker, locale string, at time.Time) string {
	return say.Text(locale, "date.time", map[string]any{"Hour": at.Hour(), "Minute": at.Format("04")})
}

var weekdays = [...]string{"7", "1", "2", "3", "4", "5", "6"} // ISO: Monday is 1

var months = [...]string{"", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}
