package dates

// offset reads a day counted from another: "de dag na pasen", "two days before
// Christmas", "the Friday before last", "two Mondays ago".
func (f *Finder) offset(i int) (Found, bool) {
	if d, ok := f.beforeLast(i); ok {
		return d, true
	}
	if d, ok := f.weekdaysAgo(i); ok {
		return d, true
	}
	j := i
	var n int
	switch w := f.word(i); {
	case w == "de" || w == "the":
		n, j = 1, i+1
	case units[w] == Day && (w == "dag" || w == "day"):
		n = 1
	default:
		if n = f.number(i); n == 0 || n > 60 {
			return Found{}, false
		}
		j = i + 1
	}
	vague := false
	if w := f.word(j); w == "paar" || w == "few" || w == "couple" {
		n, vague = 3, true
		if j++; f.word(j) == "of" {
			j++
		}
	}
	var days int
	switch units[f.word(j)] {
	case Day:
		days = n
	case Week:
		days = 7 * n
	default:
		return Found{}, false
	}
	switch f.word(j + 1) {
	case "voor", "before":
		days = -days
	case "na", "after":
	default:
		return Found{}, false
	}
	d, ok := f.core(f.skipArticle(j + 2))
	if !ok || d.Precision != Day || d.From.IsZero() || d.Bare || d.Future {
		return Found{}, false
	}
	if days > 0 {
		d.From = d.To
	} else {
		d.To = d.From
	}
	d.First = i
	d.Span = oneDay(d.From.AddDate(0, 0, days))
	if vague {
		d.Span, d.Precision = Span{d.From.AddDate(0, 0, -1), d.From.AddDate(0, 0, 1)}, About
	}
	d.Ambiguous, d.Other, d.Future = false, Span{}, d.From.After(f.today)
	return d, true
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
	}
	return Found{}, false
}

// weekdaysAgo reads "two Mondays ago", "drie maandagen geleden".
func (f *Finder) weekdaysAgo(i int) (Found, bool) {
	n := f.number(i)
	if n == 0 || n > 8 || f.word(i+2) != "ago" && f.word(i+2) != "geleden" && f.word(i+2) != "terug" {
		return Found{}, false
	}
	w := f.word(i + 1)
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
