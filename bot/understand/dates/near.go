package dates

import (
	"github.com/gehoor/gehoor/bot/understand/words"
)

// clockUnits are too short to leave today.
var clockUnits = map[string]bool{
	"uur": true, "uurtje": true, "uren": true, "minuut": true, "minuten": true, "minuutje": true, "minuutjes": true, "kwartier": true,
	"kwartiertje": true, "moment": true, "momentje": true, "hour": true, "hours": true, "minute": true, "minutes": true, "mins": true,
	"moments": true, "tel": true,
}

// hoursAgo reads "een uurtje terug", "a few minutes ago", "half an hour back".
func (f *Finder) hoursAgo(i int) (Found, bool) {
	j := i
	for j < i+3 {
		switch w := f.word(j); {
		case w == "half", w == "halve", w == "anderhalf", w == "paar", w == "few", w == "couple", w == "of", w == "klein", w == "goed", f.number(j) > 0:
			j++
			continue
		}
		break
	}
	if !clockUnits[f.word(j)] {
		return Found{}, false
	}
	j++
	if w := f.word(j); w == "of" || w == "or" { // "an hour or two ago"
		j += 2
	}
	if !agoWords[f.word(j)] {
		return Found{}, false
	}
	return Found{First: i, Last: j, Span: oneDay(f.today), Precision: Day}, true
}

// nightBefore reads "the evening before last".
func (f *Finder) nightBefore(i int) (Found, bool) {
	j := i
	if f.word(j) == "the" {
		j++
	}
	switch f.word(j) {
	case "night", "evening", "afternoon", "morning":
	default:
		return Found{}, false
	}
	if f.word(j+1) != "before" || f.word(j+2) != "last" {
		return Found{}, false
	}
	return Found{First: i, Last: j + 2, Span: oneDay(f.today.AddDate(0, 0, -2)), Precision: Day}, true
}

// exactly sharpens a week counted back to its day: "precies een week geleden",
// "two weeks ago to the day".
func (f *Finder) exactly(d Found, weeks int) Found {
	said := func(i int) bool {
		switch f.word(i) {
		case "precies", "exact", "exactly":
			return true
		}
		return false
	}
	switch {
	case said(d.First - 1):
		d.First--
	case said(d.Last + 1):
		d.Last++
	case f.word(d.Last+1) == "to" && f.word(d.Last+2) == "the" && f.word(d.Last+3) == "day":
		d.Last += 3
	default:
		return d
	}
	d.Span, d.Precision = oneDay(f.today.AddDate(0, 0, -7*weeks)), Day
	return d
}

// before reads what counts from a day already named, or from now: "de week
// ervoor", "the month before this one", "die daarvoor".
func (f *Finder) before(i int) (Found, bool) {
	switch f.word(i) {
	case "de", "het", "the", "die", "dat":
	default:
		return Found{}, false
	}
	j, unit := i+1, ""
	switch w := f.word(j); {
	case units[w] != "" && units[w] != "fortnight":
		unit = units[w]
		j++
	case w == "one":
		j++
	case w == "weekend":
		unit = w
		j++
	case weekdayAt(w) >= 0:
		j++
	case f.word(i) != "die" && f.word(i) != "dat":
		return Found{}, false
	}
	last, fromNow := j, false
	switch f.word(j) {
	case "ervoor", "daarvoor":
	case "hiervoor":
		fromNow = true
	case "before":
		switch f.word(j + 1) {
		case "that":
			last++
		case "this":
			last, fromNow = last+1, true
			if f.word(j+2) == "one" {
				last++
			}
		case "last", "yesterday":
			return Found{}, false
		}
	default:
		return Found{}, false
	}
	var named *Found
	if n := len(f.found); n > 0 && !fromNow && f.t.Tokens[f.found[n-1].First].Sentence == f.t.Tokens[i].Sentence {
		named = &f.found[n-1]
	}
	switch {
	case named != nil && named.From.IsZero():
		return Found{}, false
	case named != nil && unit == Day && named.Precision == Day: // "not yesterday, the day before"
		return Found{First: i, Last: last, Span: oneDay(named.From.AddDate(0, 0, -1)), Precision: Day}, true
	case unit == "weekend":
		weekend := f.lastWeekend()
		if named != nil && named.Precision == Day {
			weekend = weekOf(named.From)
			weekend.From = weekend.To.AddDate(0, 0, -1)
		}
		return Found{
			First: i, Last: last, Span: Span{weekend.From.AddDate(0, 0, -7), weekend.To.AddDate(0, 0, -7)}, Precision: Day,
		}, true
	case named != nil && (unit == "" || unit == named.Precision):
		return Found{First: i, Last: last, Span: named.oneBefore(), Precision: named.Precision}, true
	case unit != "" && unit != Day:
		return Found{First: i, Last: last, Span: f.unitBack(unit, 1), Precision: unit}, true
	}
	return Found{}, false
}

// oneBefore is the same day a week earlier, or the week, month or year before.
func (d *Found) oneBefore() Span {
	switch d.Precision {
	case Month:
		m := d.From.AddDate(0, -1, 0)
		return monthOf(m.Year(), m.Month())
	case Year:
		return yearOf(d.From.Year() - 1)
	}
	return Span{d.From.AddDate(0, 0, -7), d.To.AddDate(0, 0, -7)}
}

// ruledOut reports whether the date at i is said not to be it, while another
// follows: "niet zondag maar zaterdag".
func (f *Finder) ruledOut(i int) bool {
	for k := i - 1; k >= max(0, i-2); k-- {
		switch f.word(k) {
		case "niet", "not", "wasnt", "isnt":
			return f.t.Tokens[k].Sentence == f.t.Tokens[i].Sentence
		case "op", "on", "de", "the", "in":
		default:
			return false
		}
	}
	return false
}

// eitherOf reads "maandag of dinsdag", with the week that follows them both.
func (f *Finder) eitherOf(d Found) (Found, bool) {
	j := d.Last + 1
	wd := weekdayAt(f.word(d.Last))
	if w := f.word(j); w != "of" && w != "or" || wd < 0 || !d.From.Equal(d.To) || d.From.IsZero() {
		return Found{}, false
	}
	e, ok := f.core(j + 1)
	other := weekdayAt(f.word(j + 1))
	if !ok || e.Precision != Day || other < 0 || e.From.IsZero() || !e.From.Equal(e.To) {
		return Found{}, false
	}
	apart := (other - wd + 7) % 7
	if apart == 0 || apart > 3 {
		return Found{}, false
	}
	if d.First < d.Last && e.First == e.Last { // "vorige week maandag of dinsdag"
		e.Span = oneDay(d.From.AddDate(0, 0, apart))
	}
	return Found{
		First: d.First, Last: e.Last, Span: Span{e.From.AddDate(0, 0, -apart), e.From}, Precision: Day, Ambiguous: true,
		Other: e.Span, Future: e.Future,
	}, true
}

// eitherDay reads "de 11e of de 12e", two days of the last month that had them.
func (f *Finder) eitherDay(i int) (Found, bool) {
	j := i
	if f.isArticle(j) {
		j++
	}
	day, or := f.ordinal(j), f.word(j+1)
	if day == 0 || f.t.Tokens[j].Kind != words.Mixed || or != "of" && or != "or" {
		return Found{}, false
	}
	k := j + 2
	if f.isArticle(k) {
		k++
	}
	other := f.ordinal(k)
	if other <= day || other > day+3 || f.t.Tokens[k].Kind != words.Mixed || f.startsNoun(k+1) || f.word(k+1) == "of" || f.word(k+1) == "van" {
		return Found{}, false
	}
	if _, named := f.month(k + 1); named {
		return Found{}, false
	}
	d, ok := f.recentDay(i, k, other)
	d.From = d.From.AddDate(0, 0, day-other)
	return d, ok
}

// ends are the words after which the last day of something is named.
var ends = map[string]bool{
	"stopped": true, "ended": true, "finished": true, "lasted": true, "stopte": true, "eindigde": true, "hield": true, "duurde": true,
	"over": true, "afgelopen": true, "klaar": true, "weg": true, "gestopt": true, "geeindigd": true, "gedaan": true,
}

// untilThe stretches a day with its month to the day on which it is said to
// have ended: "it began on the 10th of August and stopped on the 14th".
func (f *Finder) untilThe(d Found) bool {
	n := len(f.found)
	if n == 0 {
		return false
	}
	was := &f.found[n-1]
	if was.Precision != Day || !was.From.Equal(was.To) || was.From.IsZero() || f.t.Tokens[was.First].Sentence != f.t.Tokens[d.First].Sentence {
		return false
	}
	if d.First-was.Last > 6 {
		return false
	}
	end := d.To
	if day := f.ordinal(d.Last); day > 0 {
		if _, ok := f.month(was.Last); !ok || day <= was.From.Day() || !exists(was.From.Year(), was.From.Month(), day) {
			return false
		}
		end = civil(was.From.Year(), was.From.Month(), day)
	} else if d.Precision != Day || !d.From.IsZero() && !d.From.Equal(d.To) || !f.began(was.First) || d.Bare {
		return false
	}
	if !end.After(was.From) {
		return false
	}
	for k := was.Last + 1; k <= d.First; k++ {
		if ends[f.word(k)] || k == d.First && d.From.IsZero() {
			was.To = end
			was.Ambiguous, was.Other = false, Span{}
			return true
		}
	}
	return false
}

// began reports whether the words before token i say that something began.
func (f *Finder) began(i int) bool {
	for k := i - 1; k >= max(0, i-4); k-- {
		switch f.word(k) {
		case "begon", "begonnen", "gestart", "startte", "started", "began", "begun":
			return true
		}
	}
	return false
}

// namesPlace reports whether the word before i makes a date a name: "bushalte
// 12 februari", "het 18 Septemberplein".
func (f *Finder) namesPlace(i int) bool {
	switch f.word(i - 1) {
	case "bushalte", "halte", "tramhalte", "metrostation", "station", "straat", "plein", "zaal", "groep", "lokaal", "perron", "spoor", "gate":
		return f.t.Tokens[i].Kind == words.Number
	}
	return false
}
