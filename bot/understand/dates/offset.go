package dates

import "time"

// offset reads a day counted from another: "de dag na pasen", "two days before
// Christmas", "the Friday before last", "two Mondays ago".
func (f *Finder) offset(i int) (Found, bool) {
	if d, ok := f.beforeLast(i); ok {
		return d, true
	}
	if d, ok := f.weekdaysAgo(i); ok {
		return d, true
	}
	j, n := i, 1
	switch w := f.word(i); {
	case w == "de" || w == "the" || w == "het":
		j++
	case counted[w] != 0 || weekdayAt(w) >= 0 || w == "weekend":
	case justWords[w]:
		return f.justBy(i)
	default:
		if n = f.number(i); n == 0 || n > 60 {
			return Found{}, false
		}
		j++
	}
	vague := false
	if w := f.word(j); w == "paar" || w == "few" || w == "couple" {
		n, vague = 3, true
		if j++; f.word(j) == "of" {
			j++
		}
	}
	d, after, ok := f.anchor(j + 1)
	if !ok {
		return Found{}, false
	}
	if wd := weekdayAt(f.word(j)); wd >= 0 || f.word(j) == "weekend" {
		return f.dayBy(i, d, wd, after)
	}
	unit := units[f.word(j)]
	if j > i && f.word(i) != "de" && f.word(i) != "the" && unit != Day && unit != Week || counted[f.word(j)] == 0 {
		return Found{}, false
	}
	if unit == Week && n == 1 {
		day := d.From.AddDate(0, 0, -7)
		if after {
			day = d.To.AddDate(0, 0, 7)
		}
		d.Span = weekOf(day)
		d.First, d.Precision, d.Future = i, Week, d.From.After(f.today)
		return d, true
	}
	days := -n * counted[f.word(j)]
	if after {
		days = -days
		d.From = d.To
	}
	d.First = i
	d.Span = oneDay(d.From.AddDate(0, 0, days))
	if vague {
		d.Span, d.Precision = Span{d.From.AddDate(0, 0, -1), d.From.AddDate(0, 0, 1)}, About
	}
	d.Future = d.From.After(f.today)
	return d, true
}

// counted are the times that are counted from a day, in days: the evening
// before a feast is on the day before it.
var counted = map[string]int{
	"dag": 1, "dagen": 1, "day": 1, "days": 1, "nachten": 1, "nights": 1, "week": 7, "weken": 7, "weeks": 7, "avond": 1, "ochtend": 1,
	"middag": 1, "nacht": 1, "night": 1, "evening": 1, "morning": 1, "afternoon": 1,
}

// justWords put a time close to a day: "net voor kerst".
var justWords = map[string]bool{
	"net": true, "vlak": true, "kort": true, "just": true, "shortly": true, "right": true, "meteen": true, "direct": true, "soon": true,
}

// anchor reads the day that another is counted from, with the "before" or
// "after" at i in front of it.
func (f *Finder) anchor(i int) (d Found, after, ok bool) {
	switch f.word(i) {
	case "voor", "before":
	case "na", "after":
		after = true
	default:
		return Found{}, false, false
	}
	j := f.skipArticle(i + 1)
	if f.word(j) == "weekend" {
		d, ok = Found{First: j, Last: j, Span: f.lastWeekend(), Precision: Day}, true
	} else {
		d, ok = f.core(j)
	}
	if d.Precision != Day && d.Precision != About || d.From.IsZero() || d.Bare || d.Future {
		return Found{}, false, false
	}
	d.Ambiguous, d.Other, d.Precision = false, Span{}, Day
	return d, after, ok
}

// dayBy is the weekday next to a day: "de dinsdag voor Pasen", "the weekend
// after Easter" for weekday -1.
func (f *Finder) dayBy(first int, d Found, wd int, after bool) (Found, bool) {
	days := 1
	if wd < 0 {
		wd, days = int(time.Saturday), 2
	}
	var day time.Time
	if after {
		day = d.To.AddDate(0, 0, (wd-int(d.To.Weekday())+6)%7+1)
	} else {
		day = d.From.AddDate(0, 0, -((int(d.From.Weekday())-wd+6)%7 + 1))
	}
	d.First, d.Span, d.Future = first, Span{day, day.AddDate(0, 0, days-1)}, day.After(f.today)
	return d, true
}

// justBy reads "net voor kerst", "shortly after New Year".
func (f *Finder) justBy(i int) (Found, bool) {
	d, after, ok := f.anchor(i + 1)
	if !ok {
		return Found{}, false
	}
	if after {
		d.Span = Span{d.To.AddDate(0, 0, 1), d.To.AddDate(0, 0, 5)}
	} else {
		d.Span = Span{d.From.AddDate(0, 0, -5), d.From.AddDate(0, 0, -1)}
	}
	if d.To.After(f.today) {
		d.To = f.today
	}
	d.First, d.Precision = i, About
	return d, !d.To.Before(d.From)
}

// lastWeekend is the last weekend that has begun.
func (f *Finder) lastWeekend() Span {
	saturday := weekOf(f.today).From.AddDate(0, 0, 5)
	if saturday.After(f.today) {
		saturday = saturday.AddDate(0, 0, -7)
	}
	return Span{saturday, saturday.AddDate(0, 0, 1)}
}

// beforeLast reads "the Friday before last", "the weekend before last".
func (f *Finder) beforeLast(i int) (Found, bool) {
	j := i
	if f.word(j) == "the" {
		j++
	}
	if f.word(j+1) != "before" || f.word(j+2) != "last" {
		return Found{}, false
	}
	switch wd := weekdayAt(f.word(j)); {
	case wd >= 0:
		back := (int(f.today.Weekday())-wd+6)%7 + 1
		return Found{First: i, Last: j + 2, Span: oneDay(f.today.AddDate(0, 0, -back-7)), Precision: Day}, true
	case f.word(j) == "weekend":
		saturday := weekOf(f.today).From.AddDate(0, 0, -9)
		return Found{First: i, Last: j + 2, Span: Span{saturday, saturday.AddDate(0, 0, 1)}, Precision: Day}, true
	case f.word(j) == "week" || f.word(j) == "month" || f.word(j) == "year":
		unit := units[f.word(j)]
		return Found{First: i, Last: j + 2, Span: f.unitBack(unit, 2), Precision: unit}, true
	}
	return Found{}, false
}

// weekdaysAgo reads "two Mondays ago", "drie maandagen geleden".
func (f *Finder) weekdaysAgo(i int) (Found, bool) {
	n := f.number(i)
	if n == 0 || n > 8 || !agoWords[f.word(i+2)] {
		return Found{}, false
	}
	w := f.word(i + 1)
	if w == "weekends" || w == "weekenden" || w == "weekeinden" {
		saturday := weekOf(f.today).From.AddDate(0, 0, 5-7*n)
		return Found{First: i, Last: i + 2, Span: Span{saturday, saturday.AddDate(0, 0, 1)}, Precision: Day}, true
	}
	wd := -1
	for _, end := range [...]string{"en", "s"} {
		if len(w) > len(end)+5 && w[len(w)-len(end):] == end {
			wd = max(wd, weekdayAt(w[:len(w)-len(end)]))
		}
	}
	if wd < 0 {
		return Found{}, false
	}
	back := (int(f.today.Weekday())-wd+6)%7 + 1
	return Found{First: i, Last: i + 2, Span: oneDay(f.today.AddDate(0, 0, -back-7*(n-1))), Precision: Day}, true
}
