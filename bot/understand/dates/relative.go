package dates

import (
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot/understand/words"
)

// relative reads words for a day near today.
func (f *Finder) relative(i int) (Found, bool) {
	one := func(days, last int) (Found, bool) {
		return Found{First: i, Last: last, Span: oneDay(f.today.AddDate(0, 0, days)), Precision: Day, Future: days > 0}, true
	}
	w := f.word(i)
	switch w {
	case "gisteren", "yesterday", "gister", "yday", "vandaag", "today":
		days := 0
		if w != "vandaag" && w != "today" {
			days = -1
		}
		j := i + 1
		if p := f.word(j); p == "precies" || p == "exact" || p == "exactly" {
			j++
		}
		if d, ok := f.ago(j); ok && j > i+1 && d.Precision == Day {
			return Found{First: i, Last: d.Last, Span: oneDay(d.From.AddDate(0, 0, days)), Precision: Day}, true
		} else if ok && d.Precision == Week { // "vandaag een week geleden"
			return Found{First: i, Last: d.Last, Span: oneDay(d.From.AddDate(0, 0, (int(f.today.Weekday())+6)%7+days)), Precision: Day}, true
		}
		return one(days, i)
	case "zojuist", "zonet", "daarnet", "zoeven":
		return one(0, i)
	case "just":
		if f.word(i+1) == "now" {
			return one(0, i+1)
		}
	case "vanochtend", "vanmorgen", "vanmiddag", "vanavond", "vannacht", "tonight":
		return one(0, i)
	case "eergisteren":
		return one(-2, i)
	case "overmorgen":
		return one(2, i)
	case "tomorrow":
		return one(1, i)
	case "morgen":
		switch f.word(i - 1) {
		case "goede", "goeie", "de", "een", "elke", "iedere", "s":
			return Found{}, false
		}
		return one(1, i)
	case "the", "day", "de":
		j := i
		if w != "day" {
			j++
		}
		if f.word(j) == "day" && f.word(j+1) == "before" && f.word(j+2) == "yesterday" {
			return one(-2, j+2)
		}
	case "this":
		if p := f.word(i + 1); p == "morning" || p == "afternoon" || p == "evening" {
			return one(0, i+1)
		}
	case "last":
		if p := f.word(i + 1); p == "night" || p == "evening" {
			return one(-1, i+1)
		}
	case "afgelopen":
		if f.word(i+1) == "nacht" {
			return one(0, i+1)
		}
	case "van":
		if f.word(i+1) == "de" && f.word(i+2) == "week" && f.word(i+3) != "van" {
			return Found{First: i, Last: i + 2, Span: weekOf(f.today), Precision: Week}, true
		}
	}
	return Found{}, false
}

// ago reads "twee weken geleden", "a few days ago", "half a year ago".
func (f *Finder) ago(i int) (Found, bool) {
	var low, high, j int
	vague := false
	halves := 0 // of a unit
	switch w := f.word(i); w {
	case "anderhalve", "anderhalf":
		halves, j = 3, i+1
	case "half", "halve":
		halves, j = 1, i+1
		if f.word(j) == "a" || f.word(j) == "an" {
			j++
		}
	case "paar", "few", "several", "enkele", "aantal", "couple", "some":
		low, high, j, vague = 2, 4, i+1, true
		if f.word(j) == "of" {
			j++
		}
	case "een", "a", "an":
		switch next := f.word(i + 1); next {
		case "paar", "few", "couple", "aantal":
			low, high, j, vague = 2, 4, i+2, true
			if f.word(j) == "of" {
				j++
			}
		case "half", "halve":
			halves, j = 1, i+2
		default:
			low, j = 1, i+1
		}
	default:
		if w == "1,5" || w == "1.5" {
			halves, j = 3, i+1
			break
		}
		if low = f.number(i); low == 0 || low > 400 {
			return Found{}, false
		}
		j = i + 1
		if low == 2 && f.isHalf(j) {
			low, halves, j = 0, 5, j+1
		}
		if f.word(j) == "of" || f.word(j) == "a" {
			j++ // "a couple of weeks"
		}
		if n := f.number(j); n > low && n < 40 && f.word(j) != "a" {
			high, vague = n, true // "twee drie weken geleden"
			j++
		}
	}
	if w := f.word(j); w == "goede" || w == "kleine" || w == "hele" || w == "volle" || w == "full" || w == "whole" {
		j++
	}
	unit := units[f.word(j)]
	if unit == "fortnight" {
		unit, low = Week, 2*low
	}
	if unit == "" {
		return Found{}, false
	}
	last := j + 1
	if f.word(last) == "and" && f.word(last+1) == "a" && f.word(last+2) == "half" && low > 0 {
		low, halves, last = 0, 2*low+1, last+3 // "a week and a half ago"
	}
	if f.word(last) == "of" && f.number(last+1) > 0 { // "een dag of tien geleden"
		low, high, vague = f.number(last+1), f.number(last+1), true
		last += 2
	}
	switch f.word(last) {
	case "geleden", "terug", "ago", "back":
	default:
		return Found{}, false
	}
	if halves > 0 {
		return Found{First: i, Last: last, Span: oneDay(f.back(unit, halves, true)), Precision: About}, true
	}
	if high == 0 {
		high = low
	}
	if vague {
		return Found{First: i, Last: last, Span: Span{f.back(unit, high, false), f.back(unit, low, false)}, Precision: About}, true
	}
	d := Found{First: i, Last: last, Span: f.unitBack(unit, low), Precision: unit}
	if unit == Week {
		f.dayOfWeek(&d)
		if d.Precision == Week {
			d = f.exactly(d, low)
		}
	}
	return d, true
}

// dayOfWeek sharpens a week to the day that follows it: "two weeks ago today",
// "twee weken geleden op maandag".
func (f *Finder) dayOfWeek(d *Found) {
	k := d.Last + 1
	if w := f.word(k); w == "op" || w == "on" {
		k++
	}
	if w := f.word(k); w == "een" || w == "a" {
		k++
	}
	wd := weekdayAt(f.word(k))
	switch f.word(k) {
	case "today", "vandaag":
		wd = int(f.today.Weekday())
	case "yesterday", "gisteren":
		wd = (int(f.today.Weekday()) + 6) % 7
	}
	if wd < 0 || k >= f.t.Len() || f.t.Tokens[k].Clause != f.t.Tokens[d.Last].Clause {
		return
	}
	d.Last, d.Precision = k, Day
	d.Span = oneDay(d.From.AddDate(0, 0, (wd+6)%7))
}

// weekNumber reads "week 44", which counts only as an answer.
func (f *Finder) weekNumber(i int) (Found, bool) {
	n := f.dayNumber(i + 1)
	if i+1 < f.t.Len() {
		n = smallNumber(f.t.Tokens[i+1].Norm)
	}
	if f.word(i) != "week" && f.word(i) != "weeknummer" || n < 1 || n > 53 {
		return Found{}, false
	}
	year := f.today.Year()
	// 4 January is always in week 1.
	week := weekOf(civil(year, 1, 4).AddDate(0, 0, 7*(n-1)))
	if week.From.After(f.today) {
		week = weekOf(civil(year-1, 1, 4).AddDate(0, 0, 7*(n-1)))
	}
	return Found{First: i, Last: i + 1, Span: week, Precision: Week, Bare: true}, true
}

// theWeekend reads "in het weekend", "over the weekend".
func (f *Finder) theWeekend(i int) (Found, bool) {
	j := i
	switch f.word(i) {
	case "in", "over", "at", "dit", "during":
		j++
	default:
		return Found{}, false
	}
	if w := f.word(j); w == "het" || w == "the" || w == "t" {
		j++
	}
	if f.word(j) != "weekend" || j == i+1 && f.word(i) != "dit" && f.word(i) != "in" || everyWords[f.word(j-1)] {
		return Found{}, false
	}
	saturday := weekOf(f.today).From.AddDate(0, 0, 5)
	if saturday.After(f.today) {
		saturday = saturday.AddDate(0, 0, -7)
	}
	return Found{First: i, Last: j, Span: Span{saturday, saturday.AddDate(0, 0, 1)}, Precision: Day}, true
}

// isHalf is there for "tweeeneenhalve week": a half after a number.
func (f *Finder) isHalf(i int) bool { return f.word(i) == "half" || f.word(i) == "halve" }

// back is the day n units, or n half units, before today.
func (f *Finder) back(unit string, n int, halves bool) time.Time {
	switch unit {
	case Week:
		if halves {
			return f.today.AddDate(0, 0, -(n*7+1)/2)
		}
		return f.today.AddDate(0, 0, -7*n)
	case Month:
		if halves {
			return f.today.AddDate(0, -n/2, -15*(n%2))
		}
		return f.today.AddDate(0, -n, 0)
	case Year:
		if halves {
			return f.today.AddDate(0, -6*n, 0)
		}
		return f.today.AddDate(-n, 0, 0)
	}
	return f.today.AddDate(0, 0, -n)
}

// unitBack is the whole day, week, month or year n before this one.
func (f *Finder) unitBack(unit string, n int) Span {
	switch unit {
	case Week:
		return weekOf(f.today.AddDate(0, 0, -7*n))
	case Month:
		first := civil(f.today.Year(), f.today.Month()-time.Month(n), 1)
		return monthOf(first.Year(), first.Month())
	case Year:
		return yearOf(f.today.Year() - n)
	}
	return oneDay(f.today.AddDate(0, 0, -n))
}

// lastUnit reads "vorige week dinsdag", "this month", "last weekend", "de
// afgelopen drie weken".
func (f *Finder) lastUnit(i int) (Found, bool) {
	w := f.word(i)
	last, this, next := lastWords[w], thisWords[w], nextWords[w]
	if !last && !this && !next {
		return Found{}, false
	}
	j := i + 1
	if n := f.number(j); n > 0 && last && units[f.word(j+1)] != "" {
		return Found{First: i, Last: j + 1, Span: Span{f.back(units[f.word(j+1)], n, false), f.today}, Precision: About}, true
	}
	word := f.word(j)
	if word == "weekend" {
		saturday := weekOf(f.today).From.AddDate(0, 0, 5)
		if last || saturday.After(f.today) && !next {
			saturday = saturday.AddDate(0, 0, -7)
			if this {
				saturday = saturday.AddDate(0, 0, 7)
			}
		}
		return Found{First: i, Last: j, Span: Span{saturday, saturday.AddDate(0, 0, 1)}, Precision: Day, Future: saturday.After(f.today)}, true
	}
	unit := units[word]
	if unit == "" || unit == Day || strings.HasSuffix(word, "s") && len(word) > 4 || word == "weken" || word == "maanden" || word == "jaren" {
		return Found{}, false
	}
	back := 0
	switch {
	case last:
		back = 1
	case next:
		back = -1
	}
	if unit == Week {
		week := weekOf(f.today.AddDate(0, 0, -7*back))
		k := j + 1
		if f.word(k) == "op" || f.word(k) == "on" {
			k++
		}
		if wd := weekdayAt(f.word(k)); wd >= 0 {
			day := week.From.AddDate(0, 0, (wd+6)%7)
			return Found{First: i, Last: k, Span: oneDay(day), Precision: Day, Future: day.After(f.today)}, true
		}
		return Found{First: i, Last: j, Span: week, Precision: Week, Future: next}, true
	}
	if unit == Year {
		if d, ok := f.aMonth(i); ok {
			return d, true
		}
		if d, ok := f.aSeason(i); ok {
			return d, true
		}
	}
	return Found{First: i, Last: j, Span: f.unitBack(unit, back), Precision: unit, Future: next}, true
}

// weekday reads "dinsdag", "afgelopen dinsdagochtend", "Tuesday last week",
// "dinsdag 3 maart".
func (f *Finder) weekday(i int) (Found, bool) {
	first, said := i, ""
	if w := f.word(i); lastWords[w] || thisWords[w] || nextWords[w] {
		said = w
		i++
		if thisWords[w] && lastWords[f.word(i)] { // "this past Monday"
			said = "afgelopen"
			i++
		}
	}
	wd := weekdayAt(f.word(i))
	if wd < 0 || everyWords[f.word(first-1)] {
		return Found{}, false
	}
	last := i
	if j := i + 1; said == "" || lastWords[said] {
		if day := f.ordinal(j); day > 0 && said == "" && j < f.t.Len() && f.t.Tokens[j].Kind == words.Mixed && !f.startsNoun(j+1) {
			if _, ok := f.month(j + 1); !ok {
				if d, ok := f.recentDay(first, j, day); ok {
					return d, true
				}
			}
		}
		for _, read := range [...]func(int) (Found, bool){f.dayMonth, f.monthDay, f.numeric, f.theDay} {
			if j < f.t.Len() {
				if d, ok := read(j); ok && !(d.Bare && d.Ambiguous && d.From.Weekday() != time.Weekday(wd)) {
					d.First = first
					return sharpen(d, wd), true
				}
			}
		}
		if d, ok := f.agoAfter(j); ok {
			return Found{First: first, Last: d.Last, Span: oneDay(weekOf(d.From).From.AddDate(0, 0, (wd+6)%7)), Precision: Day}, true
		}
		k := f.skipArticle(j)
		if w := f.word(k); units[f.word(k+1)] == Week && (lastWords[w] || thisWords[w] || nextWords[w]) {
			back := 0
			if lastWords[w] {
				back = -7
			} else if nextWords[w] {
				back = 7
			}
			day := weekOf(f.today.AddDate(0, 0, back)).From.AddDate(0, 0, (wd+6)%7)
			return Found{First: first, Last: k + 1, Span: oneDay(day), Precision: Day, Future: day.After(f.today)}, true
		}
	}
	back := (int(f.today.Weekday()) - wd + 7) % 7
	switch {
	case nextWords[said]:
		return Found{First: first, Last: last, Span: oneDay(f.today.AddDate(0, 0, 7-back)), Precision: Day, Future: true}, true
	case thisWords[said]:
		day := weekOf(f.today).From.AddDate(0, 0, (wd+6)%7)
		return Found{First: first, Last: last, Span: oneDay(day), Precision: Day, Future: day.After(f.today)}, true
	}
	if back == 0 {
		back = 7
	}
	d := Found{First: first, Last: last, Span: oneDay(f.today.AddDate(0, 0, -back)), Precision: Day}
	sinceMonday := (int(f.today.Weekday()) + 6) % 7
	switch {
	case said == "" && back == 7:
		d.Ambiguous, d.Other = true, oneDay(f.today)
	case said == "" && back == 1, (said == "last" || said == "vorige" || said == "verleden") && back <= sinceMonday:
		d.Ambiguous, d.Other = true, oneDay(d.From.AddDate(0, 0, -7))
	}
	return d, true
}

// agoAfter reads the weeks in "zaterdag twee weken geleden".
func (f *Finder) agoAfter(i int) (Found, bool) {
	if i >= f.t.Len() {
		return Found{}, false
	}
	d, ok := f.ago(i)
	return d, ok && d.Precision == Week
}

// sharpen drops the doubt about a date where the weekday settles it.
func sharpen(d Found, wd int) Found {
	d.Bare = false
	if !d.Ambiguous {
		return d
	}
	if int(d.From.Weekday()) == wd {
		d.Ambiguous, d.Other = false, Span{}
	} else if int(d.Other.From.Weekday()) == wd {
		d.Span, d.Other, d.Ambiguous = d.Other, Span{}, false
	}
	return d
}

// weekdayAt is the weekday that w names, alone or with a part of the day
// (dinsdagochtend), -1 if none.
func weekdayAt(w string) int {
	if wd, ok := weekdayNames[w]; ok {
		return int(wd)
	}
	if day := splitDay(w); day != "" {
		if wd, ok := weekdayNames[day]; ok {
			return int(wd)
		}
	}
	return -1
}
