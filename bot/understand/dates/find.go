package dates

import (
	"math/bits"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot/understand/words"
)

// Finder reads the dates of texts. It keeps memory between texts and is for
// one goroutine at a time.
type Finder struct {
	t     *words.Text
	today time.Time
	en    bool
	found []Found

	spelt  []string // the words as dates spell them, "" for what is no word
	begins []uint32 // and what they may begin, see begins
}

// Find reads all dates in t, in order, without overlap. locale is the language
// that t is most likely in; it only decides how 3/4/2026 is doubted. The
// result is valid until the next Find.
func (f *Finder) Find(t *words.Text, today time.Time, locale string) []Found {
	f.t, f.today, f.en, f.found = t, today, locale == "en", f.found[:0]
	f.spell()
	for i := 0; i < t.Len(); i++ {
		if f.begins[i] == 0 {
			continue
		}
		d, ok := f.at(i)
		if !ok {
			continue
		}
		if f.namesPlace(i) {
			i = d.Last
			continue
		}
		if i = d.Last; !f.untilThe(d) {
			f.found = append(f.found, d)
		}
	}
	return f.chosen()
}

// chosen leaves out the dates that are ruled out for another.
func (f *Finder) chosen() []Found {
	if len(f.found) < 2 {
		return f.found
	}
	kept := f.found[:0:len(f.found)]
	for i, d := range f.found {
		if i+1 < len(f.found) && f.ruledOut(d.First) {
			continue
		}
		kept = append(kept, d)
	}
	return kept
}

// at reads the date that begins at i: a period between two days, one that is
// open at an end, or a date by itself.
func (f *Finder) at(i int) (Found, bool) {
	word := f.word(i)
	switch {
	case sinceWords[word]:
		if d, ok := f.opened(i + 1); ok {
			d.First, d.To, d.Other = i, time.Time{}, Span{}
			d.Ambiguous, d.Bare = false, false
			return d, true
		}
		if n, k := f.count(i + 1); n > 0 && n < 100 && units[f.word(k)] != "" { // "sinds twee weken"
			if m := f.number(k + 2); f.word(k+1) == "of" && m > 0 { // "sinds een week of twee"
				return Found{First: i, Last: k + 2, Span: Span{From: f.back(units[f.word(k)], m, false)}, Precision: About}, true
			}
			return Found{First: i, Last: k, Span: Span{From: f.back(units[f.word(k)], n, false)}, Precision: About}, true
		}
	case word == "till" && (f.word(i-1) == "the" || f.word(i-1) == "your"): // where one pays
	case word == "tot" || word == "until" || word == "till":
		if d, ok := f.opened(i + 1); ok {
			d.First, d.Span, d.Other = i, Span{To: d.To}, Span{}
			d.Ambiguous = false
			return d, true
		}
	case word == "precies" || word == "exact" || word == "exactly":
		if d, ok := f.core(i + 1); ok && d.Precision == Day && d.First == i {
			return d, true
		}
	case aboutWords[word]:
		if d, ok := f.core(f.skipArticle(i + 1)); ok && d.Invalid == "" {
			d.First, d.Precision, d.Ambiguous = i, About, false
			return d, true
		}
	case word == "al" || word == "for" || word == "already":
		if d, ok := f.ongoing(i); ok {
			return d, true
		}
	case word == "tussen" || word == "between" || word == "van" || word == "from":
		if d, ok := f.between(i + 1); ok {
			d.First = i
			return d, true
		}
		if d, ok := f.core(f.skipArticle(i + 1)); ok && !d.From.IsZero() && (f.word(d.Last+1) == "onwards" || f.word(d.Last+1) == "on" || f.word(d.Last+1) == "af") {
			d.First, d.Last, d.To, d.Ambiguous, d.Other = i, d.Last+1, time.Time{}, false, Span{}
			return d, true
		}
	}
	if e, ok := f.eitherDay(i); ok {
		return e, true
	}
	d, ok := f.core(i)
	if e, either := f.eitherOf(d); ok && either {
		return e, true
	}
	if d.Bare { // "28/10 tot 3/11"
		if j := f.connector(d.Last + 1); j > 0 {
			if e, ok := f.core(f.skipArticle(j)); ok && !e.From.IsZero() && !e.To.Before(d.From) {
				return Found{First: d.First, Last: e.Last, Span: Span{d.From, e.To}, Precision: Day, Bare: e.Bare}, true
			}
		}
	}
	if !ok || d.Bare {
		if e, both := f.between(i); both {
			return e, true
		}
		return d, ok
	}
	j := f.connector(d.Last + 1)
	if j == 0 && f.dashAfter(d.Last) {
		j = d.Last + 1
	}
	if w := f.word(d.Last + 1); j == 0 && (w == "en" || w == "and") && d.Precision == Day && !d.From.IsZero() && weekdayAt(f.word(d.Last)) >= 0 {
		if e, ok := f.core(d.Last + 2); ok && e.Precision == Day && weekdayAt(f.word(e.First)) >= 0 && e.From.After(d.From) && e.From.Sub(d.From) < 7*24*time.Hour {
			return Found{First: d.First, Last: e.Last, Span: Span{d.From, e.To}, Precision: Day}, true
		}
	}
	if j > 0 && d.Invalid == "" {
		if e, ok := f.sameMonth(d, j); ok {
			return e, true
		}
		if e, ok := f.core(f.skipArticle(j)); ok && e.Invalid == "" && !e.Bare {
			if wd := weekdayAt(f.word(d.Last)); wd >= 0 && e.From.Before(d.From) && d.Precision == Day && !e.From.IsZero() {
				// "van maandag tot vrijdag vorige week"
				d.From = e.From.AddDate(0, 0, -(int(e.From.Weekday())-wd+7)%7)
			}
			if e.To.Before(d.From) {
				return d, true
			}
			return Found{First: d.First, Last: e.Last, Span: Span{d.From, e.To}, Precision: d.Precision}, true
		}
	}
	return d, true
}

// opened reads the date after a word that leaves a period open: "since the
// 2nd", "tot vorige week".
func (f *Finder) opened(i int) (Found, bool) {
	d, ok := f.core(f.skipArticle(i))
	if !ok {
		d, ok = f.theDay(i)
	}
	return d, ok && !d.From.IsZero()
}

// ongoing reads "al een half jaar", "for three weeks", which tell since when
// something goes on, but only as an answer.
func (f *Finder) ongoing(i int) (Found, bool) {
	n, j, halves := f.number(i+1), i+2, false
	switch f.word(i + 1) {
	case "anderhalf", "anderhalve":
		n, halves = 3, true
	case "half":
		n, halves = 1, true
		if f.word(j) == "a" {
			j++
		}
	case "een", "a", "an", "ruim", "bijna", "about", "over", "nearly":
		if f.word(j) == "half" {
			n, halves = 1, true
			j++
		} else if m := f.number(j); m > 0 {
			n = m
			j++
		}
	}
	unit := units[f.word(j)]
	if n == 0 || n > 400 || unit == "" || unit == "fortnight" {
		return Found{}, false
	}
	return Found{First: i, Last: j, Span: Span{From: f.back(unit, n, halves)}, Precision: About, Bare: true}, true
}

// between reads "3 tot 5 maart", "3 and 5 March", "3-5 maart".
func (f *Finder) between(i int) (Found, bool) {
	if i >= f.t.Len() {
		return Found{}, false
	}
	var first, second, j int
	if a, b, ok := twoParts(f.t.Tokens[i].Norm, '-'); ok && f.t.Tokens[i].Kind == words.Number {
		first, second, j = a, b, i+1
	} else {
		k := i
		if f.isArticle(k) {
			k++
		}
		if first = f.dayNumber(k); first == 0 {
			return Found{}, false
		}
		for f.dayNumber(k+1) > f.dayNumber(k) { // "4, 5 en 6 november"
			k++
		}
		if j = f.connector(k + 1); j == 0 && (f.word(k+1) == "en" || f.word(k+1) == "and" || f.word(k+1) == "of" || f.word(k+1) == "or") {
			j = k + 2
		}
		if j == 0 {
			return Found{}, false
		}
		if f.isArticle(j) {
			j++
		}
		second = f.dayNumber(j)
		j++
	}
	if w := f.word(j); w == "of" || w == "van" {
		j++
	}
	month, ok := f.month(j)
	if !ok || first < 1 || second <= first || second > 31 {
		return Found{}, false
	}
	year, last, said := f.yearAfter(j + 1)
	if !said {
		last, year = j, f.lastYearWith(month, first)
	}
	if !exists(year, month, first) || !exists(year, month, second) {
		return Found{First: i, Last: last, Invalid: NoSuchDay, Precision: Day}, true
	}
	return Found{First: i, Last: last, Span: Span{civil(year, month, first), civil(year, month, second)}, Precision: Day}, true
}

// sameMonth reads the end in "van 9 februari tot de 20e".
func (f *Finder) sameMonth(d Found, j int) (Found, bool) {
	j = f.skipArticle(j)
	day := f.ordinal(j)
	if day == 0 || d.Precision != Day || d.From.IsZero() {
		return Found{}, false
	}
	if _, ok := f.month(j + 1); ok || !exists(d.From.Year(), d.From.Month(), day) || day <= d.From.Day() {
		return Found{}, false
	}
	return Found{
		First: d.First, Last: j, Span: Span{d.From, civil(d.From.Year(), d.From.Month(), day)}, Precision: Day,
	}, true
}

// dashAfter reports whether only a dash stands between token i and the next.
func (f *Finder) dashAfter(i int) bool {
	if i+1 >= f.t.Len() {
		return false
	}
	switch strings.TrimSpace(f.t.Source[f.t.Tokens[i].End:f.t.Tokens[i+1].Start]) {
	case "-", "–", "—":
		return true
	}
	return false
}

// connector is the token after "tot", "tot en met" or "to" at i, 0 if there is
// none.
func (f *Finder) connector(i int) int {
	switch f.word(i) {
	case "tot":
		if f.word(i+1) == "en" && f.word(i+2) == "met" {
			return i + 3
		}
		return i + 1
	case "tm", "to", "until", "till", "through":
		return i + 1
	case "t":
		if f.word(i+1) == "m" {
			return i + 2
		}
	}
	return 0
}

// core reads a date without what stands around it.
func (f *Finder) core(i int) (Found, bool) {
	if i >= f.t.Len() {
		return Found{}, false
	}
	for left := f.begins[i] &^ opening; left != 0; left &= left - 1 {
		if d, ok := forms[bits.TrailingZeros32(left)].read(f, i); ok {
			return f.trail(d), true
		}
	}
	return Found{}, false
}

// trail takes in words after a date that belong to it and change nothing.
func (f *Finder) trail(d Found) Found {
	for {
		switch w := f.word(d.Last + 1); {
		case w == "jl" || w == "ll" || w == "jongstleden" || w == "laatstleden":
			d.Ambiguous = false
		case d.Precision == Day && (dayParts[w] && w != "vroeg"):
		default:
			return d
		}
		d.Last++
	}
}

// word is the word at i as dates spell it, "" where none is.
func (f *Finder) word(i int) string {
	if i < 0 || i >= len(f.spelt) {
		return ""
	}
	return f.spelt[i]
}

func (f *Finder) skipArticle(i int) int {
	for {
		switch f.word(i) {
		case "de", "het", "the", "of", "in", "op", "on", "van", "mid":
			i++
		default:
			return i
		}
	}
}

// number is the count at i, by digits or by word, 0 if there is none.
func (f *Finder) number(i int) int {
	if i < 0 || i >= f.t.Len() {
		return 0
	}
	tok := &f.t.Tokens[i]
	if tok.Kind == words.Number {
		return smallNumber(tok.Norm)
	}
	if tok.Kind == words.Word {
		return numberWords[tok.Norm]
	}
	return 0
}

func smallNumber(s string) int {
	if len(s) == 0 || len(s) > 4 {
		return 0
	}
	n := 0
	for k := range len(s) {
		if s[k] < '0' || s[k] > '9' {
			return 0
		}
		n = n*10 + int(s[k]-'0')
	}
	return n
}

// ordinal is the number of "3e", "3de", "3rd" or "derde" at i, 0 if none.
func (f *Finder) ordinal(i int) int {
	if i < 0 || i >= f.t.Len() {
		return 0
	}
	tok := &f.t.Tokens[i]
	if tok.Kind == words.Word {
		return ordinalWords[tok.Norm]
	}
	if tok.Kind != words.Mixed {
		return 0
	}
	k := 0
	for k < len(tok.Norm) && tok.Norm[k] >= '0' && tok.Norm[k] <= '9' {
		k++
	}
	switch tok.Norm[k:] {
	case "e", "de", "ste", "st", "nd", "rd", "th":
		return smallNumber(tok.Norm[:k])
	}
	return 0
}

// dayNumber is the day of a month at i, 0 if there is none.
func (f *Finder) dayNumber(i int) int {
	n := f.ordinal(i)
	if n == 0 && i < f.t.Len() && i >= 0 && f.t.Tokens[i].Kind == words.Number {
		n = smallNumber(f.t.Tokens[i].Norm)
	}
	if n > 31 {
		return 0
	}
	return n
}

// year is the year at i: four digits from 1990 to 2099.
func (f *Finder) year(i int) int {
	if i < 0 || i >= f.t.Len() || f.t.Tokens[i].Kind != words.Number || len(f.t.Tokens[i].Norm) != 4 {
		return 0
	}
	if n := smallNumber(f.t.Tokens[i].Norm); n >= 1990 && n <= 2099 {
		return n
	}
	return 0
}

// shortYear is the year in "'26", or in "3 maart 26" at the end of a clause.
func (f *Finder) shortYear(i int) int {
	if i < 1 || i >= f.t.Len() || f.t.Tokens[i].Kind != words.Number || len(f.t.Tokens[i].Norm) != 2 {
		return 0
	}
	n := 2000 + smallNumber(f.t.Tokens[i].Norm)
	start := f.t.Tokens[i].Start
	quoted := start > 0 && (f.t.Source[start-1] == '\'' || start > 2 && f.t.Source[start-3:start] == "’")
	if n > f.today.Year()+1 || n < 2010 || !quoted && (!f.t.ClauseEnd(i) || f.t.Tokens[i].Clause != f.t.Tokens[i-1].Clause) {
		return 0
	}
	return n
}

// yearAfter reads a year from i on: 2025, van dit jaar, last year.
func (f *Finder) yearAfter(i int) (year, last int, ok bool) {
	if y := f.shortYear(i); y > 0 {
		return y, i, true
	}
	if y := f.year(i); y > 0 && !f.isUnit(i+1) {
		return y, i, true
	}
	if f.word(i) == "van" || f.word(i) == "of" || f.word(i) == "in" {
		i++
		if y := f.year(i); y > 0 {
			return y, i, true
		}
	}
	if w := f.word(i + 1); w == "jaar" || w == "year" {
		switch {
		case lastWords[f.word(i)]:
			return f.today.Year() - 1, i + 1, true
		case thisWords[f.word(i)]:
			return f.today.Year(), i + 1, true
		}
	}
	return 0, 0, false
}

func (f *Finder) isUnit(i int) bool {
	switch f.word(i) {
	case "euro", "euros", "eur", "pounds", "keer", "x", "times", "stuks", "km":
		return true
	}
	return false
}

// lastYearWith is the year in which month's day was last, today included.
func (f *Finder) lastYearWith(m time.Month, d int) int {
	y := f.today.Year()
	if m == time.February && d == 29 {
		for !exists(y, m, d) || civil(y, m, d).After(f.today) {
			y--
		}
		return y
	}
	if m > f.today.Month() || m == f.today.Month() && d > f.today.Day() {
		y--
	}
	return y
}
