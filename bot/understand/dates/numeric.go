package dates

import (
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot/understand/words"
)

// numeric reads 3-3-2026, 2026-03-03, 3/3/26 and, said as a date, 3-3. The day
// comes first, as in both our countries.
func (f *Finder) numeric(i int) (Found, bool) {
	tok := &f.t.Tokens[i]
	if tok.Kind != words.Number {
		return f.joined(i)
	}
	if len(tok.Norm) == 8 && lastSign(tok.Norm) < 0 && f.t.Len() == 1 {
		return f.eightDigits(i)
	}
	var part [3]int
	n, sign := parts(tok.Norm, &part)
	d := Found{First: i, Last: i, Precision: Day}
	switch {
	case n == 3 && part[0] >= 1990 && part[0] <= 2099 && part[1] <= 12 && part[2] <= 31 && part[1] > 0 && part[2] > 0:
		f.setDay(&d, part[0], part[1], part[2])
		return d, true
	case n == 3 && part[0] > 0 && part[1] > 0:
		y := part[2]
		if len(tok.Norm)-lastSign(tok.Norm) == 3 {
			y += 2000
			if y > f.today.Year()+2 {
				return Found{}, false
			}
		}
		if y < 1990 || y > 2099 {
			return Found{}, false
		}
		return f.dayFirst(d, y, part[0], part[1], f.en && sign == '/')
	case n == 2 && (sign == '-' || sign == '/') && part[0] > 0 && part[0] <= 31 && part[1] > 0 && part[1] <= 31:
		d.Bare = !f.saidAsDate(i)
		d, ok := f.dayFirst(d, 0, part[0], part[1], true)
		return d, ok
	}
	return Found{}, false
}

// joined reads "4-nov-2026" and "12okt", which are one token.
func (f *Finder) joined(i int) (Found, bool) {
	w := f.t.Tokens[i].Norm
	k := 0
	for k < len(w) && k < 3 && w[k] >= '0' && w[k] <= '9' {
		k++
	}
	day, rest := smallNumber(w[:k]), strings.TrimLeft(w[k:], "-/.")
	name, after, dated := strings.Cut(rest, "-")
	month, ok := monthNames[name]
	if !ok || day < 1 || day > 31 {
		return Found{}, false
	}
	if !dated {
		return f.ofMonth(i, i, month, day), true
	}
	year := smallNumber(after)
	if len(after) == 2 {
		year += 2000
	}
	if year < 1990 || year > f.today.Year()+2 {
		return Found{}, false
	}
	d := Found{First: i, Last: i, Precision: Day}
	f.setDay(&d, year, int(month), day)
	return d, true
}

// eightDigits reads 04112026 and 20261104, which count only as an answer.
func (f *Finder) eightDigits(i int) (Found, bool) {
	w := f.t.Tokens[i].Norm
	year, month, day := smallNumber(w[:4]), smallNumber(w[4:6]), smallNumber(w[6:])
	if year < 1990 || year > f.today.Year()+1 {
		year, month, day = smallNumber(w[4:]), smallNumber(w[2:4]), smallNumber(w[:2])
	}
	if year < 1990 || year > f.today.Year()+1 || !exists(year, time.Month(month), day) {
		return Found{}, false
	}
	d := Found{First: i, Last: i, Precision: Day, Bare: true}
	f.setDay(&d, year, month, day)
	return d, true
}

// dayFirst fills in the day, the other way round where only that can be. year
// 0 is the last one with that day.
func (f *Finder) dayFirst(d Found, year, day, month int, doubt bool) (Found, bool) {
	if month > 12 && day <= 12 {
		day, month = month, day
		doubt = false
	}
	if month > 12 || day > 31 {
		d.Invalid = NoSuchDay
		return d, year > 0 && month < 100 && day < 100
	}
	of := func(day, month int) int {
		if year > 0 {
			return year
		}
		return f.lastYearWith(time.Month(month), day)
	}
	f.setDay(&d, of(day, month), month, day)
	if doubt && day <= 12 && day != month {
		d.Ambiguous = true
		d.Other = oneDay(civil(of(month, day), time.Month(day), month))
	}
	return d, true
}

func (f *Finder) setDay(d *Found, y, m, day int) {
	if !exists(y, time.Month(m), day) {
		d.Invalid = NoSuchDay
		return
	}
	d.Span = oneDay(civil(y, time.Month(m), day))
	d.Future = d.From.After(f.today)
}

// saidAsDate reports whether the word before i makes "3-3" a date.
func (f *Finder) saidAsDate(i int) bool {
	switch w := f.word(i - 1); w {
	case "op", "on", "dd", "datum", "date", "sinds", "since", "dated", "d":
		return true
	default:
		_, isDay := weekdayNames[w]
		return isDay || shortWeekdays[w] || f.dealtOn(i)
	}
}

// dealt are what is done on a day: "besteld 9-11, 16-11 geleverd".
var dealt = map[string]bool{
	"besteld": true, "bestelling": true, "gekocht": true, "geleverd": true, "ontvangen": true, "gekregen": true, "bezorgd": true,
	"verzonden": true, "verstuurd": true, "betaald": true, "gebeld": true, "gemaild": true, "opgezegd": true, "opgestuurd": true,
	"geretourneerd": true, "teruggestuurd": true, "aangevraagd": true, "geboekt": true, "ordered": true, "bought": true, "delivered": true,
	"received": true, "arrived": true, "sent": true, "paid": true, "called": true, "rang": true, "emailed": true, "cancelled": true,
	"returned": true, "booked": true, "posted": true, "collected": true,
}

// dealtOn reports whether token i stands by what is done on a day, and before
// nothing that it could count.
func (f *Finder) dealtOn(i int) bool {
	if dealt[f.word(i+1)] {
		return f.t.ClauseStart(i) || dealt[f.word(i-1)]
	}
	if !dealt[f.word(i-1)] || f.t.ClauseStart(i) {
		return false
	}
	if f.t.ClauseEnd(i) {
		return true
	}
	switch f.word(i + 1) {
	case "nooit", "niet", "maar", "en", "nog", "never", "not", "but", "and", "still":
		return true
	}
	return false
}

// parts cuts digits at the one sign they are joined by.
func parts(s string, part *[3]int) (n int, sign byte) {
	digits := 0
	for k := range len(s) {
		b := s[k]
		switch {
		case b >= '0' && b <= '9':
			if digits++; digits > 4 {
				return 0, 0
			}
			if n == 0 {
				n = 1
			}
			part[n-1] = part[n-1]*10 + int(b-'0')
		case b != '-' && b != '/' && b != '.' || sign != 0 && b != sign || n == 0 || n == 3:
			return 0, 0
		default:
			sign, digits = b, 0
			n++
		}
	}
	return n, sign
}

func lastSign(s string) int {
	for k := len(s) - 1; k >= 0; k-- {
		if s[k] < '0' || s[k] > '9' {
			return k
		}
	}
	return -1
}

func twoParts(s string, sign byte) (a, b int, ok bool) {
	var part [3]int
	n, joined := parts(s, &part)
	return part[0], part[1], n == 2 && joined == sign
}
