package dates

import "time"

// agoWords stand after how long ago it was.
var agoWords = map[string]bool{"geleden": true, "terug": true, "ago": true, "back": true}

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
	case "geen": // "nog geen week geleden"
		if j = i + 1; f.number(j) > 0 {
			low = f.number(j)
			j++
		} else {
			low = 1
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
	if w := f.word(last); w == "of" || w == "or" {
		if n := f.number(last + 1); n > 0 { // "een dag of tien geleden"
			if w == "of" {
				low = n
			}
			high, vague = n, true
			last += 2
			if n := f.number(last); n > high { // "een week of twee, drie geleden"
				high = n
				last++
			}
		} else if f.word(last+1) == "wat" || f.word(last+1) == "so" || f.word(last+1) == "zo" {
			if low == 1 && f.word(last+1) == "wat" {
				low, high, vague = 2, 5, true // "een dag of wat geleden"
			}
			last += 2
		}
	}
	if !agoWords[f.word(last)] {
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

// count is a number at i, or "a few", and the word after it.
func (f *Finder) count(i int) (n, next int) {
	k := i
	if w := f.word(k); w == "een" || w == "a" {
		k++
	}
	switch f.word(k) {
	case "paar", "few", "several", "enkele", "couple":
		if k++; f.word(k) == "of" {
			k++
		}
		return 3, k
	}
	return f.number(i), i + 1
}
