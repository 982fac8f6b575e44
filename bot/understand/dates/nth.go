package dates

import "time"

// nth reads a part of a month or a year by its number: "de laatste vrijdag van
// oktober", "the second half of September", "het derde kwartaal van 2025".
func (f *Finder) nth(i int) (Found, bool) {
	n, last := f.ordinal(i), lastWords[f.word(i)] && f.word(i) != "afgelopen"
	if n == 0 && !last || n > 31 {
		return Found{}, false
	}
	j := i + 1
	d := Found{First: i, Last: j, Precision: About}
	switch w := f.word(j); {
	case w == "kwartaal" || w == "quarter":
		if last {
			n = 4
		}
		return f.quarter(d, n, last)
	case w == "helft" || w == "half":
		if last {
			n = 2
		}
		return f.halfOf(d, n)
	case w == "dag" || w == "day":
		month, end, ok := f.ofPeriod(j + 1)
		if !ok || month.Precision != Month {
			return Found{}, false
		}
		day := month.To
		if !last {
			day = month.From.AddDate(0, 0, n-1)
		}
		if day.After(month.To) {
			return Found{}, false
		}
		return Found{First: i, Last: end, Span: oneDay(day), Precision: Day, Future: day.After(f.today)}, true
	case weekdayAt(w) >= 0 && (n <= 5 || last):
		month, end, ok := f.ofPeriod(j + 1)
		if !ok || month.Precision != Month {
			return Found{}, false
		}
		day := nthWeekday(month.From.Month(), time.Weekday(weekdayAt(w)), max(n, 1))(month.From.Year())
		for last && !day.AddDate(0, 0, 7).After(month.To) {
			day = day.AddDate(0, 0, 7)
		}
		if day.After(month.To) {
			return Found{}, false
		}
		return Found{First: i, Last: end, Span: oneDay(day), Precision: Day, Future: day.After(f.today)}, true
	}
	return Found{}, false
}

// ofPeriod reads the month or year in "van oktober", "of last month", "in the
// year". A month that has no year is the last one that began.
func (f *Finder) ofPeriod(i int) (p Found, last int, ok bool) {
	switch f.word(i) {
	case "van", "of", "in":
		i++
	default:
		return Found{}, 0, false
	}
	for f.isArticle(i) {
		i++
	}
	if month, ok := f.month(i); ok {
		year, last, said := f.yearAfter(i + 1)
		if !said {
			year, last = f.lastYearWith(month, 1), i
		}
		return Found{Span: monthOf(year, month), Precision: Month}, last, true
	}
	if y := f.year(i); y > 0 {
		return Found{Span: yearOf(y), Precision: Year}, i, true
	}
	back, j := 0, i
	switch w := f.word(i); {
	case lastWords[w]:
		back = 1
		j++
	case thisWords[w]:
		j++
	case !f.isArticle(i - 1):
		return Found{}, 0, false
	}
	switch unit := units[f.word(j)]; unit {
	case Month, Year:
		return Found{Span: f.unitBack(unit, back), Precision: unit}, j, true
	}
	return Found{}, 0, false
}

func (f *Finder) isArticle(i int) bool {
	switch f.word(i) {
	case "de", "het", "the":
		return true
	}
	return false
}

// quarter is the nth quarter of the year that is named after d, or the last
// one that has begun. latest is for "the last quarter" by itself: the one
// before this.
func (f *Finder) quarter(d Found, n int, latest bool) (Found, bool) {
	year, end, ok := f.yearOf(d.Last + 1)
	if ok {
		d.Last = end
	} else {
		year = f.today.Year()
		now := (int(f.today.Month()) + 2) / 3
		if latest {
			n = now - 1
		}
		if n == 0 || n > now {
			year, n = year-1, (n+3)%4+1
		}
	}
	if n < 1 || n > 4 {
		return Found{}, false
	}
	from := civil(year, time.Month(3*n-2), 1)
	d.Span = Span{from, from.AddDate(0, 3, -1)}
	return d, true
}

// yearOf reads the year of "of 2025", "van vorig jaar", "of the year".
func (f *Finder) yearOf(i int) (year, last int, ok bool) {
	if p, end, ok := f.ofPeriod(i); ok && p.Precision == Year {
		return p.From.Year(), end, true
	}
	return f.yearAfter(i)
}

// halfOf is the first or second half of a month or a year.
func (f *Finder) halfOf(d Found, n int) (Found, bool) {
	p, end, ok := f.ofPeriod(d.Last + 1)
	if !ok || n > 2 {
		return Found{}, false
	}
	middle := p.From.AddDate(0, 6, 0)
	if p.Precision == Month {
		middle = p.From.AddDate(0, 0, 15)
	}
	d.Last, d.Span = end, Span{p.From, middle.AddDate(0, 0, -1)}
	if n == 2 {
		d.Span = Span{middle, p.To}
	}
	return d, true
}

// shortQuarter reads "Q2", "Q3 2025".
func (f *Finder) shortQuarter(i int) (Found, bool) {
	w := f.word(i)
	if len(w) != 2 || w[0] != 'q' || w[1] < '1' || w[1] > '4' {
		return Found{}, false
	}
	return f.quarter(Found{First: i, Last: i, Precision: About}, int(w[1]-'0'), false)
}
