package dates

import (
	"time"

	"github.com/gehoor/gehoor/bot/understand/words"
)

// month is the month named at i.
func (f *Finder) month(i int) (time.Month, bool) {
	m, ok := monthNames[f.word(i)]
	return m, ok
}

// dayMonth reads "3 maart 2026", "the 3rd of March", "di 3 mrt".
func (f *Finder) dayMonth(i int) (Found, bool) {
	first := i
	if w := f.word(i); w == "de" || w == "the" || shortWeekdays[w] {
		i++
	}
	day, end := f.dayAt(i)
	if day == 0 {
		if day = f.spokenDay(i); day == 0 {
			return Found{}, false
		}
	}
	i = end
	j := i + 1
	if w := f.word(j); w == "of" || w == "van" {
		j++
	}
	month, ok := f.month(j)
	if !ok {
		return f.ofLastMonth(first, i, j, day)
	}
	if w := f.word(j + 1); f.t.Norm(j) == "may" && modal(w) && w != "i" && w != "we" { // "15 may i have asked"
		return Found{}, false
	}
	return f.ofMonth(first, j, month, day), true
}

// dayAt is the day of a month at i and where it ends: "twenty first" is one
// day.
func (f *Finder) dayAt(i int) (day, last int) {
	if tens := numberWords[f.word(i)]; tens == 20 || tens == 30 {
		if n := f.ordinal(i + 1); n > 0 && n < 10 && tens+n <= 31 && f.t.Tokens[i+1].Kind == words.Word {
			return tens + n, i + 1
		}
	}
	return f.dayNumber(i), i
}

// spokenDay is a day that is written out ("drie maart") or that no month has
// ("32 maart"), 0 if there is none.
func (f *Finder) spokenDay(i int) int {
	if i >= f.t.Len() {
		return 0
	}
	tok := &f.t.Tokens[i]
	next := f.word(i + 1)
	if timidMonths[next] && next != "maart" && next != "april" && next != "augustus" && next != "mei" {
		return 0
	}
	if n := numberWords[tok.Norm]; tok.Kind == words.Word && n >= 2 && tok.Norm != "couple" {
		return n
	}
	if n := smallNumber(tok.Norm); tok.Kind == words.Number && n > 31 && n < 70 {
		return n
	}
	return 0
}

// ofLastMonth reads "de 3e van vorige maand".
func (f *Finder) ofLastMonth(first, i, j, day int) (Found, bool) {
	if j != i+2 || f.ordinal(i) == 0 || day > 31 || units[f.word(j+1)] != Month {
		return Found{}, false
	}
	if f.isArticle(j) {
		return f.recentDay(first, j+1, day) // "the first of the month"
	}
	m := monthOf(f.today.Year(), f.today.Month()).From
	switch w := f.word(j); {
	case lastWords[w]:
		m = m.AddDate(0, -1, 0)
	case !thisWords[w]:
		return Found{}, false
	}
	d := Found{First: first, Last: j + 1, Precision: Day}
	f.setDay(&d, m.Year(), int(m.Month()), day)
	return d, true
}

// monthDay reads "March 3rd, 2026", "mrt 3".
func (f *Finder) monthDay(i int) (Found, bool) {
	month, ok := f.month(i)
	if !ok {
		return Found{}, false
	}
	j := i + 1
	if f.word(j) == "the" {
		j++
	}
	first := j
	day, j := f.dayAt(j)
	if day == 0 || f.isUnit(j+1) || f.word(j+1) == "procent" {
		return Found{}, false
	}
	if timidMonths[f.t.Norm(i)] && f.ordinal(j) == 0 && !f.t.Tokens[i].Upper && !timeWords[f.word(i-1)] && f.t.Len() > 2 {
		return Found{}, false
	}
	if ordinalWords[f.t.Norm(first)] > 0 && f.word(first-1) != "the" && !f.t.Tokens[i].Upper {
		return Found{}, false // "in maart eerste klas"
	}
	return f.ofMonth(i, j, month, day), true
}

// ofMonth completes the day of a month with the year that follows it, or the
// last one that had it.
func (f *Finder) ofMonth(first, last int, month time.Month, day int) Found {
	d := Found{First: first, Last: last, Precision: Day}
	year, end, said := f.yearAfter(last + 1)
	if said {
		d.Last = end
	} else {
		if month != time.February || day <= 29 {
			year = f.lastYearWith(month, min(day, 28))
			if day > 28 {
				year = f.lastYearWith(month, day)
			}
		}
		if year == 0 {
			year = f.today.Year()
		}
	}
	f.setDay(&d, year, int(month), day)
	return d
}

// modal reports whether w after "may" makes that a verb.
func modal(w string) bool {
	switch w {
	case "be", "have", "not", "well", "also", "need", "still", "i", "we", "get", "want":
		return true
	}
	return false
}

// theDay reads "de 3e", "on the 3rd": a day of this month or the last.
func (f *Finder) theDay(i int) (Found, bool) {
	if w := f.word(i); w != "de" && w != "the" {
		return Found{}, false
	}
	day, last := f.dayAt(i + 1)
	if f.ordinal(last) == 0 {
		return Found{}, false
	}
	if day == 0 || day > 31 || f.startsNoun(last+1) {
		return Found{}, false
	}
	w := f.word(i - 1)
	led := w == "was" && f.t.ClauseEnd(last) || w == "op" || w == "on" || w == "tot" || w == "until" || w == "till" || weekdayAt(w) >= 0 || sinceWords[w] || ends[w]
	if (!led || f.t.Tokens[i+1].Kind != words.Mixed) && (f.t.Len() > 6 || !f.t.ClauseEnd(last)) {
		return Found{}, false
	}
	d, ok := f.recentDay(i, last, day)
	d.Bare = !led // "the 31st" by itself is an answer, in a story the third of anything
	return d, ok
}

// recentDay is the last day of this number that there was.
func (f *Finder) recentDay(first, last, day int) (Found, bool) {
	y, m := f.today.Year(), f.today.Month()
	for range 13 {
		if exists(y, m, day) && !civil(y, m, day).After(f.today) {
			return Found{First: first, Last: last, Span: oneDay(civil(y, m, day)), Precision: Day}, true
		}
		if m--; m == 0 {
			y, m = y-1, 12
		}
	}
	return Found{}, false
}

// startsNoun reports whether the word at i goes on with what "the 3rd" is of.
func (f *Finder) startsNoun(i int) bool {
	if i >= f.t.Len() || f.t.Tokens[i].Clause != f.t.Tokens[i-1].Clause {
		return false
	}
	switch f.word(i) {
	case "keer", "time", "etage", "verdieping", "floor", "poging", "attempt", "persoon", "person", "dag", "day", "party", "week", "call", "parcel", "hulp",
		"klas", "lijn", "klasse", "class", "aid", "helft", "half", "kwartaal", "quarter", "levering", "delivery", "bestelling", "order", "brief", "letter",
		"mail", "email", "afspraak", "appointment", "monteur", "visit", "bezoek", "plaats", "place", "edition", "graad", "degree", "year", "jaar", "maand",
		"month", "one", "keus", "choice", "rate", "dose", "hand", "party's", "reminder", "aanmaning", "herinnering", "klacht", "complaint":
		return true
	}
	return false
}

// weekOfMonth reads "de eerste week van maart", "the week of 3 March", "het
// weekend van 14 februari".
func (f *Finder) weekOfMonth(i int) (Found, bool) {
	nth := ordinalWords[f.word(i)]
	last := f.word(i) == "laatste" || f.word(i) == "last"
	j := i
	if nth > 0 || last {
		j++
	}
	weekend := f.word(j) == "weekend"
	if units[f.word(j)] != Week && !weekend {
		return Found{}, false
	}
	switch f.word(j + 1) {
	case "van", "of", "in", "commencing", "beginning", "starting", "ending":
	default:
		return Found{}, false
	}
	k := f.skipArticle(j + 2)
	if month, ok := f.month(k); ok && (nth > 0 || last) && nth <= 5 {
		year, end, said := f.yearAfter(k + 1)
		if !said {
			end, year = k, f.lastYearWith(month, 1)
		}
		whole := monthOf(year, month)
		from := whole.From.AddDate(0, 0, 7*(nth-1))
		if last {
			from = whole.To.AddDate(0, 0, -6)
		}
		to := from.AddDate(0, 0, 6)
		if to.After(whole.To) {
			to = whole.To
		}
		return Found{First: i, Last: end, Span: Span{from, to}, Precision: About}, true
	}
	if p, end, ok := f.ofPeriod(j + 1); ok && p.Precision == Month && (nth > 0 && nth < 5 || last) && !weekend { // "the first week of this month"
		from := p.From.AddDate(0, 0, 7*(nth-1))
		if last {
			from = p.To.AddDate(0, 0, -6)
		}
		return Found{First: i, Last: end, Span: Span{from, from.AddDate(0, 0, 6)}, Precision: About}, true
	}
	d, ok := f.core(k)
	if day := f.ordinal(k); !ok && day > 0 && f.isArticle(k-1) {
		d, ok = f.recentDay(k, k, day)
	}
	if !ok || d.Invalid != "" || d.Precision != Day || nth > 0 || last {
		return Found{}, false
	}
	d.First, d.Ambiguous, d.Other = i, false, Span{}
	d.Span = weekOf(d.From)
	d.Precision = Week
	if weekend {
		d.From, d.Precision = d.From.AddDate(0, 0, 5), Day
		if d.Last+2 < f.t.Len() && f.word(d.Last+1) == "and" && f.ordinal(d.Last+2) > 0 {
			d.Last += 2
		}
	}
	return d, true
}

// monthPart reads "begin maart", "the end of last year".
func (f *Finder) monthPart(i int) (Found, bool) {
	part := monthParts[f.word(i)]
	if part == 0 {
		return Found{}, false
	}
	j := f.skipArticle(i + 1)
	if month, ok := f.month(j); ok {
		year, last, said := f.yearAfter(j + 1)
		if !said {
			last, year = j, f.lastYearWith(month, [...]int{0, 1, 11, 21}[part])
		}
		return Found{First: i, Last: last, Span: third(year, month, part), Precision: About}, true
	}
	year, last, said := f.yearAfter(j)
	if unit := units[f.word(j)]; !said && f.isArticle(j-1) && (unit == Year || unit == Month) { // "begin van het jaar"
		year, last, said = f.today.Year(), j, unit == Year
		if unit == Month {
			return Found{First: i, Last: j, Span: third(year, f.today.Month(), part), Precision: About}, true
		}
		if part > 1 && f.today.Month() < 5 {
			year--
		}
	}
	switch {
	case said:
		quarter := Span{civil(year, 1, 1), civil(year, 3, 31)}
		switch part {
		case 2:
			quarter = Span{civil(year, 5, 1), civil(year, 8, 31)}
		case 3:
			quarter = Span{civil(year, 10, 1), civil(year, 12, 31)}
		}
		return Found{First: i, Last: last, Span: quarter, Precision: About}, true
	case lastWords[f.word(j)] && units[f.word(j+1)] == Month:
		m := monthOf(f.today.Year(), f.today.Month()-1).From
		return Found{First: i, Last: j + 1, Span: third(m.Year(), m.Month(), part), Precision: About}, true
	case thisWords[f.word(j)] && units[f.word(j+1)] == Month:
		return Found{First: i, Last: j + 1, Span: third(f.today.Year(), f.today.Month(), part), Precision: About}, true
	case units[f.word(j+1)] == Week && (lastWords[f.word(j)] || thisWords[f.word(j)]):
		week := weekOf(f.today)
		if lastWords[f.word(j)] {
			week = weekOf(f.today.AddDate(0, 0, -7))
		}
		return Found{First: i, Last: j + 1, Span: week, Precision: Week}, true
	}
	return Found{}, false
}

// aMonth reads a month by itself: "in mei", "maart 2024", "last March".
func (f *Finder) aMonth(i int) (Found, bool) {
	first, year := i, 0
	if w := f.word(i); lastWords[w] || thisWords[w] {
		i++
		if units[f.word(i)] == Year { // "vorig jaar maart"
			year = f.today.Year()
			if lastWords[w] {
				year--
			}
			i++
		}
	}
	month, ok := f.month(i)
	if !ok {
		return Found{}, false
	}
	last := i
	if y, end, said := f.yearAfter(i + 1); said {
		year, last = y, end
	}
	bare := false
	if first == i && year == 0 && timidMonths[f.t.Norm(i)] && !monthContext(f.word(i-1)) {
		if f.t.Len() > 1 {
			return Found{}, false
		}
		bare = true
	}
	if year == 0 && f.t.Norm(i) == "may" && modal(f.word(i+1)) {
		return Found{}, false
	}
	if year == 0 {
		if year = f.lastYearWith(month, 1); first < i && lastWords[f.word(first)] && month == f.today.Month() {
			year--
		}
	}
	whole := monthOf(year, month)
	return Found{First: first, Last: last, Span: whole, Precision: Month, Bare: bare, Future: whole.From.After(f.today)}, true
}

// monthContext reports whether w makes a name of a month of a timid word.
func monthContext(w string) bool {
	switch w {
	case "in", "sinds", "since", "vanaf", "tot", "until", "till", "during", "rond", "around", "maand", "tijdens":
		return true
	}
	return false
}

// aSeason reads "afgelopen zomer", "in the summer of 2025".
func (f *Finder) aSeason(i int) (Found, bool) {
	first := i
	context := false
	switch w := f.word(i); {
	case lastWords[w], thisWords[w]:
		i++
		context = true
		if units[f.word(i)] == Year { // "vorig jaar zomer"
			if month, ok := seasonNames[f.word(i+1)]; ok {
				year := f.today.Year()
				if lastWords[w] {
					year--
				}
				return Found{First: first, Last: i + 1, Span: seasonOf(year, month), Precision: Season}, true
			}
		}
	case w == "de" || w == "the" || w == "het":
		switch f.word(i - 1) {
		case "in", "van", "sinds", "since", "during", "tijdens", "over", "through", "throughout", "all":
			i++
			context = true
		}
	default:
		switch f.word(i - 1) {
		case "in", "sinds", "since", "hele", "all", "whole":
			context = true
		}
	}
	month, ok := seasonNames[f.word(i)]
	if !ok {
		return Found{}, false
	}
	year, last, said := f.yearAfter(i + 1)
	if !said {
		if !context {
			return Found{}, false
		}
		last, year = i, f.lastYearWith(month, 1)
		// A season that is still going on isn't "last summer".
		if lastWords[f.word(first)] && !seasonOf(year, month).To.Before(f.today) {
			year--
		}
	}
	return Found{First: first, Last: last, Span: seasonOf(year, month), Precision: Season}, true
}

// aYear reads "in 2024", "het jaar 2024".
func (f *Finder) aYear(i int) (Found, bool) {
	first, bare := i, false
	if w := f.word(i); w == "in" || w == "jaar" || w == "year" {
		i++
	} else if w := f.word(i - 1); f.t.Len() == 1 || f.t.Len() < 8 && (w == "been" || w == "was") && f.t.ClauseEnd(i) {
		bare = true
	} else if w := f.word(i - 1); !sinceWords[w] && w != "tot" && w != "until" {
		return Found{}, false
	}
	y := f.year(i)
	if y == 0 || f.isUnit(i+1) || y > f.today.Year() {
		return Found{}, false
	}
	return Found{First: first, Last: i, Span: yearOf(y), Precision: Year, Bare: bare}, true
}
