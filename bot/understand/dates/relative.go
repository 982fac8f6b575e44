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
	case "just", "right":
		if w == "just" && f.word(i+1) == "now" {
			return one(0, i+1)
		}
		return f.now(i)
	case "net", "nu", "now":
		return f.now(i)
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
	case "week", "fortnight": // "a week last Tuesday"
		if wd := weekdayAt(f.word(i + 2)); wd >= 0 && f.word(i+1) == "last" && (f.word(i-1) == "a" || f.word(i-1) == "een") {
			back := (int(f.today.Weekday())-wd+6)%7 + 8
			if w == "fortnight" {
				back += 7
			}
			return one(-back, i+2)
		}
	case "las":
		if unit := units[f.word(i+1)]; unit != "" && unit != Day && f.t.Len() <= 3 {
			return Found{First: i, Last: i + 1, Span: f.unitBack(unit, 1), Precision: unit}, true
		}
	case "this":
		if p := f.word(i + 1); p == "morning" || p == "afternoon" || p == "evening" || p == "lunchtime" {
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

// now reads "net" or "nu net", which is today if it is all that was said.
func (f *Finder) now(i int) (Found, bool) {
	last := f.t.Len() - 1
	if i > 0 || last > 1 {
		return Found{}, false
	}
	if last == 1 {
		switch f.word(1) {
		case "net", "pas", "nog", "now", "nu", "just", "dus":
		default:
			return Found{}, false
		}
	}
	return Found{First: 0, Last: last, Span: oneDay(f.today), Precision: Day, Bare: true}, true
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
	year, last, said := f.yearAfter(i + 2)
	if !said {
		year, last = f.today.Year(), i+1
	}
	// 4 January is always in week 1.
	week := weekOf(civil(year, 1, 4).AddDate(0, 0, 7*(n-1)))
	if !said && week.From.After(f.today) {
		week = weekOf(civil(year-1, 1, 4).AddDate(0, 0, 7*(n-1)))
	}
	return Found{First: i, Last: last, Span: week, Precision: Week, Bare: !said}, true
}

// theWeekend reads "in het weekend", "over the weekend"; by itself "het
// weekend" is only an answer.
func (f *Finder) theWeekend(i int) (Found, bool) {
	j, led := i, true
	switch f.word(i) {
	case "in", "over", "at", "dit", "during":
		j++
	default:
		led = false
	}
	if w := f.word(j); w == "het" || w == "the" || w == "t" {
		j++
	}
	switch {
	case f.word(j) != "weekend" || everyWords[f.word(j-1)]:
		return Found{}, false
	case !led:
		if f.t.Len() > 3 || !f.t.ClauseEnd(j) {
			return Found{}, false
		}
	case j == i+1 && f.word(i) != "dit" && f.word(i) != "in":
		return Found{}, false
	}
	return Found{First: i, Last: j, Span: f.lastWeekend(), Precision: Day, Bare: !led}, true
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
	if n, k := f.count(j); n > 0 && last && units[f.word(k)] != "" {
		return Found{First: i, Last: k, Span: Span{f.back(units[f.word(k)], n, false), f.today}, Precision: About}, true
	}
	word := f.word(j)
	if word == "weekend" {
		weekend := f.lastWeekend()
		if next {
			weekend = Span{weekend.From.AddDate(0, 0, 7), weekend.To.AddDate(0, 0, 7)}
		} else if last && !weekend.To.Before(f.today) { // said in the weekend
			weekend = Span{weekend.From.AddDate(0, 0, -7), weekend.To.AddDate(0, 0, -7)}
		}
		return Found{First: i, Last: j, Span: weekend, Precision: Day, Future: weekend.From.After(f.today)}, true
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
	if wd < 0 && lastWords[said] { // "last Thurs"
		wd = f.shortDay(i)
	}
	if wd < 0 || everyWords[f.word(first-1)] || said == "" && f.namesThing(i) {
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

// shortDay is the weekday that is written short at i, -1 for none. What is a
// word as well counts with a capital only: "we last sat there".
func (f *Finder) shortDay(i int) int {
	w := f.word(i)
	if !shortWeekdays[w] || !f.t.Tokens[i].Upper && (w == "sat" || w == "sun" || w == "wed" || w == "do" || w == "zo" || w == "za") {
		return -1
	}
	for name, wd := range weekdayNames {
		if strings.HasPrefix(name, w) {
			return int(wd)
		}
	}
	return -1
}

// namesThing reports whether the weekday at i says what kind of thing the next
// word is: "the Sunday roast".
func (f *Finder) namesThing(i int) bool {
	switch f.word(i - 1) {
	case "the", "a", "your", "my", "our", "their":
	default:
		return false
	}
	if f.t.ClauseEnd(i) || f.t.Tokens[i+1].Kind != words.Word || f.begins[i+1] != 0 || dayParts[f.word(i+1)] {
		return false
	}
	switch f.word(i + 1) {
	case "before", "after", "of", "was", "is", "we", "i", "it", "that", "when", "my", "your", "they", "he", "she", "you", "and", "but", "to",
		"as", "our", "lunchtime", "around", "about", "or", "not", "because", "which", "had", "nothing", "nobody":
		return false
	}
	return true
}

// agoAfter reads the weeks in "zaterdag twee weken geleden".
func (f *Finder) agoAfter(i int) (Found, bool) {
	if i >= f.t.Len() {
		return Found{}, false
	}
	d, ok := f.ago(i)
	if ok && d.Precision == Day && int(f.today.Sub(d.From).Hours())/24%7 == 0 { // "maandag veertien dagen geleden"
		d.Precision = Week
	}
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
