package dates

import (
	"slices"
	"time"
)

// feast is a day or a time of the year that has a name.
type feast struct {
	words     []string
	first     func(y int) time.Time
	days      int
	precision string // day where it is empty
}

// feasts by the words that name them.
var feasts = []feast{
	{[]string{"eerste", "kerstdag"}, on(12, 25), 1, ""},
	{[]string{"tweede", "kerstdag"}, on(12, 26), 1, ""},
	{[]string{"kerstdagen"}, on(12, 25), 2, ""},
	{[]string{"boxing", "day"}, on(12, 26), 1, ""},
	{[]string{"christmas", "eve"}, on(12, 24), 1, ""},
	{[]string{"kerstavond"}, on(12, 24), 1, ""},
	{[]string{"kerst"}, on(12, 25), 2, ""},
	{[]string{"kerstmis"}, on(12, 25), 2, ""},
	{[]string{"christmas", "day"}, on(12, 25), 1, ""},
	{[]string{"christmas"}, on(12, 25), 1, ""},
	{[]string{"xmas"}, on(12, 25), 1, ""},
	{[]string{"feestdagen"}, on(12, 24), 9, About},
	{[]string{"oudejaarsdag"}, on(12, 31), 1, ""},
	{[]string{"oudejaarsavond"}, on(12, 31), 1, ""},
	{[]string{"oudejaarsnacht"}, on(12, 31), 1, ""},
	{[]string{"oudjaar"}, on(12, 31), 1, ""},
	{[]string{"oud", "en", "nieuw"}, on(12, 31), 2, ""},
	{[]string{"jaarwisseling"}, on(12, 31), 2, ""},
	{[]string{"nieuwjaarsdag"}, on(1, 1), 1, ""},
	{[]string{"nieuwjaarsnacht"}, on(1, 1), 1, ""},
	{[]string{"nieuwjaar"}, on(1, 1), 1, ""},
	{[]string{"new", "years", "eve"}, on(12, 31), 1, ""},
	{[]string{"new", "years", "day"}, on(1, 1), 1, ""},
	{[]string{"new", "years"}, on(1, 1), 1, ""},
	{[]string{"new", "year"}, on(1, 1), 1, ""},
	{[]string{"hogmanay"}, on(12, 31), 1, ""},
	{[]string{"st", "patricks", "day"}, on(3, 17), 1, ""},
	{[]string{"april", "fools", "day"}, on(4, 1), 1, ""},
	{[]string{"black", "friday"}, blackFriday, 1, ""},
	{[]string{"cyber", "monday"}, func(y int) time.Time { return blackFriday(y).AddDate(0, 0, 3) }, 1, ""},
	{[]string{"moederdag"}, nthWeekday(5, time.Sunday, 2), 1, ""},
	{[]string{"vaderdag"}, nthWeekday(6, time.Sunday, 3), 1, ""},
	{[]string{"fathers", "day"}, nthWeekday(6, time.Sunday, 3), 1, ""},
	{[]string{"mothers", "day"}, afterEaster(-21), 1, ""},
	{[]string{"mothering", "sunday"}, afterEaster(-21), 1, ""},
	{[]string{"sinterklaas"}, on(12, 5), 1, ""},
	{[]string{"pakjesavond"}, on(12, 5), 1, ""},
	{[]string{"sinterklaasavond"}, on(12, 5), 1, ""},
	{[]string{"carnaval"}, afterEaster(-49), 3, ""},
	{[]string{"pancake", "day"}, afterEaster(-47), 1, ""},
	{[]string{"shrove", "tuesday"}, afterEaster(-47), 1, ""},
	{[]string{"aswoensdag"}, afterEaster(-46), 1, ""},
	{[]string{"ash", "wednesday"}, afterEaster(-46), 1, ""},
	{[]string{"koningsdag"}, kingsDay, 1, ""},
	{[]string{"kings", "day"}, kingsDay, 1, ""},
	{[]string{"koningsnacht"}, func(y int) time.Time { return kingsDay(y).AddDate(0, 0, -1) }, 1, ""},
	{[]string{"palmzondag"}, afterEaster(-7), 1, ""},
	{[]string{"palm", "sunday"}, afterEaster(-7), 1, ""},
	{[]string{"witte", "donderdag"}, afterEaster(-3), 1, ""},
	{[]string{"maundy", "thursday"}, afterEaster(-3), 1, ""},
	{[]string{"goede", "vrijdag"}, afterEaster(-2), 1, ""},
	{[]string{"good", "friday"}, afterEaster(-2), 1, ""},
	{[]string{"stille", "zaterdag"}, afterEaster(-1), 1, ""},
	{[]string{"paaszaterdag"}, afterEaster(-1), 1, ""},
	{[]string{"easter", "saturday"}, afterEaster(-1), 1, ""},
	{[]string{"paasweekend"}, afterEaster(-2), 4, ""},
	{[]string{"easter", "weekend"}, afterEaster(-2), 4, ""},
	{[]string{"eerste", "paasdag"}, afterEaster(0), 1, ""},
	{[]string{"paaszondag"}, afterEaster(0), 1, ""},
	{[]string{"easter", "sunday"}, afterEaster(0), 1, ""},
	{[]string{"tweede", "paasdag"}, afterEaster(1), 1, ""},
	{[]string{"paasmaandag"}, afterEaster(1), 1, ""},
	{[]string{"easter", "monday"}, afterEaster(1), 1, ""},
	{[]string{"paasdagen"}, afterEaster(0), 2, ""},
	{[]string{"pasen"}, afterEaster(0), 2, ""},
	{[]string{"easter"}, afterEaster(0), 2, ""},
	{[]string{"hemelvaart"}, afterEaster(39), 1, ""},
	{[]string{"hemelvaartsdag"}, afterEaster(39), 1, ""},
	{[]string{"hemelvaartweekend"}, afterEaster(39), 4, ""},
	{[]string{"hemelvaartsweekend"}, afterEaster(39), 4, ""},
	{[]string{"ascension", "day"}, afterEaster(39), 1, ""},
	{[]string{"pinksterweekend"}, afterEaster(48), 3, ""},
	{[]string{"eerste", "pinksterdag"}, afterEaster(49), 1, ""},
	{[]string{"tweede", "pinksterdag"}, afterEaster(50), 1, ""},
	{[]string{"pinkstermaandag"}, afterEaster(50), 1, ""},
	{[]string{"pinksteren"}, afterEaster(49), 2, ""},
	{[]string{"whit", "monday"}, afterEaster(50), 1, ""},
	{[]string{"whit", "sunday"}, afterEaster(49), 1, ""},
	{[]string{"dag", "van", "de", "arbeid"}, on(5, 1), 1, ""},
	{[]string{"dodenherdenking"}, on(5, 4), 1, ""},
	{[]string{"bevrijdingsdag"}, on(5, 5), 1, ""},
	{[]string{"prinsjesdag"}, nthWeekday(9, time.Tuesday, 3), 1, ""},
	{[]string{"dierendag"}, on(10, 4), 1, ""},
	{[]string{"sint", "maarten"}, on(11, 11), 1, ""},
	{[]string{"driekoningen"}, on(1, 6), 1, ""},
	{[]string{"allerheiligen"}, on(11, 1), 1, ""},
	{[]string{"wapenstilstand"}, on(11, 11), 1, ""},
	{[]string{"bonfire", "night"}, on(11, 5), 1, ""},
	{[]string{"guy", "fawkes", "night"}, on(11, 5), 1, ""},
	{[]string{"remembrance", "day"}, on(11, 11), 1, ""},
	{[]string{"remembrance", "sunday"}, nthWeekday(11, time.Sunday, 2), 1, ""},
	{[]string{"thanksgiving"}, nthWeekday(11, time.Thursday, 4), 1, ""},
	{[]string{"halloween"}, on(10, 31), 1, ""},
	{[]string{"valentijnsdag"}, on(2, 14), 1, ""},
	{[]string{"valentijn"}, on(2, 14), 1, ""},
	{[]string{"valentines", "day"}, on(2, 14), 1, ""},
	{[]string{"valentines"}, on(2, 14), 1, ""},
	{[]string{"early", "may", "bank", "holiday"}, nthWeekday(5, time.Monday, 1), 1, ""},
	{[]string{"may", "bank", "holiday"}, nthWeekday(5, time.Monday, 1), 1, ""},
	{[]string{"may", "day"}, on(5, 1), 1, ""},
	{[]string{"spring", "bank", "holiday"}, lastMonday(5), 1, ""},
	{[]string{"late", "may", "bank", "holiday"}, lastMonday(5), 1, ""},
	{[]string{"whitsun", "bank", "holiday"}, lastMonday(5), 1, ""},
	{[]string{"august", "bank", "holiday"}, lastMonday(8), 1, ""},
	{[]string{"summer", "bank", "holiday"}, lastMonday(8), 1, ""},
	{[]string{"easter", "bank", "holiday"}, afterEaster(1), 1, ""},
	{[]string{"ramadan"}, islamic(9, 1), 30, About},
	{[]string{"suikerfeest"}, islamic(10, 1), 3, About},
	{[]string{"eid"}, islamic(10, 1), 3, About},
	{[]string{"eid", "al", "fitr"}, islamic(10, 1), 3, About},
	{[]string{"offerfeest"}, islamic(12, 10), 4, About},
	{[]string{"eid", "al", "adha"}, islamic(12, 10), 4, About},

	// The schools' holidays differ by region and year; these are their outer
	// borders.
	{[]string{"voorjaarsvakantie"}, on(2, 10), 22, About},
	{[]string{"krokusvakantie"}, on(2, 10), 22, About},
	{[]string{"carnavalsvakantie"}, afterEaster(-50), 9, About},
	{[]string{"meivakantie"}, on(4, 20), 21, About},
	{[]string{"paasvakantie"}, afterEaster(-8), 17, About},
	{[]string{"bouwvak"}, on(7, 13), 40, About},
	{[]string{"herfstvakantie"}, on(10, 10), 23, About},
	{[]string{"kerstvakantie"}, on(12, 19), 18, About},
	{[]string{"christmas", "holidays"}, on(12, 19), 18, About},
	{[]string{"christmas", "break"}, on(12, 19), 18, About},
	{[]string{"easter", "holidays"}, afterEaster(-8), 17, About},
	{[]string{"easter", "break"}, afterEaster(-8), 17, About},
	{[]string{"february", "half", "term"}, on(2, 10), 20, About},
	{[]string{"spring", "half", "term"}, on(2, 10), 20, About},
	{[]string{"may", "half", "term"}, on(5, 24), 10, About},
	{[]string{"summer", "half", "term"}, on(5, 24), 10, About},
	{[]string{"october", "half", "term"}, on(10, 19), 15, About},
	{[]string{"autumn", "half", "term"}, on(10, 19), 15, About},
	{[]string{"summer", "holidays"}, on(6, 1), 92, Season},
	{[]string{"school", "holidays"}, on(7, 15), 50, About},
}

// bankHolidays are the Mondays on which Britain is free every year.
var bankHolidays = []func(int) time.Time{afterEaster(1), nthWeekday(5, time.Monday, 1), lastMonday(5), lastMonday(8)}

// halfTerms are the holidays amid the British terms.
var halfTerms = []func(int) time.Time{on(2, 10), on(5, 24), on(10, 19)}

// feastsBy are the feasts by their first word, the longer names first.
var feastsBy map[string][]*feast

func init() {
	feastsBy = map[string][]*feast{}
	for i := range feasts {
		w := feasts[i].words[0]
		longer := 0
		for longer < len(feastsBy[w]) && len(feastsBy[w][longer].words) >= len(feasts[i].words) {
			longer++
		}
		feastsBy[w] = slices.Insert(feastsBy[w], longer, &feasts[i])
	}
}

// feastAt is the feast that is named at i, and the last word of its name.
func (f *Finder) feastAt(i int) (*feast, int) {
	w := f.t.Norm(i)
	if n := f.ordinal(i); n == 1 || n == 2 { // "2e kerstdag"
		w = [...]string{"eerste", "tweede"}[n-1]
	}
next:
	for _, named := range feastsBy[w] {
		for n, w := range named.words[1:] {
			if f.t.Norm(i+1+n) != w {
				continue next
			}
		}
		return named, i + len(named.words) - 1
	}
	return nil, i
}

// aFeast reads "met kerst", "at Easter", "over the bank holiday weekend".
func (f *Finder) aFeast(i int) (Found, bool) {
	named, last := f.feastAt(i)
	if named == nil {
		return f.freeDays(i)
	}
	if named.words[0] == "new" && len(named.words) == 2 && f.isArticle(i-1) {
		return Found{}, false // "in the new year" is still to come
	}
	d := Found{First: i, Last: last, Precision: named.precision}
	if d.Precision == "" {
		d.Precision = Day
	}
	year, end, said := f.yearAfter(last + 1)
	switch {
	case said:
		d.Last = end
	case nextWords[f.word(i-1)]:
		if year = f.today.Year(); !named.first(year).After(f.today) {
			year++
		}
	default:
		year = f.lastYearOf(named.first)
	}
	from := named.first(year)
	d.Span = Span{from, from.AddDate(0, 0, named.days-1)}
	d.Future = from.After(f.today)
	if named.words[len(named.words)-1] == "holiday" {
		f.longWeekend(&d)
	}
	return d, true
}

// freeDays reads a bank holiday or a half-term that isn't said to be of a
// month: the last one.
func (f *Finder) freeDays(i int) (Found, bool) {
	list, d := bankHolidays, Found{First: i, Last: i + 1, Precision: Day}
	switch {
	case f.word(i) == "bank" && f.word(i+1) == "holiday":
	case f.word(i) == "half" && f.word(i+1) == "term":
		list, d.Precision = halfTerms, About
	default:
		return Found{}, false
	}
	for _, first := range list {
		if from := first(f.lastYearOf(first)); from.After(d.From) {
			d.Span = oneDay(from)
		}
	}
	if d.Precision == About {
		d.To = d.From.AddDate(0, 0, 14)
	}
	f.longWeekend(&d)
	return d, true
}

// longWeekend takes in "Monday" or "weekend" after a bank holiday.
func (f *Finder) longWeekend(d *Found) {
	switch f.word(d.Last + 1) {
	case "monday":
		d.Last++
	case "weekend":
		d.Last++
		d.From = d.From.AddDate(0, 0, -2)
	}
}

// lastYearOf is the last year in which a day has come.
func (f *Finder) lastYearOf(first func(int) time.Time) int {
	year := f.today.Year()
	if first(year).After(f.today) {
		year--
	}
	return year
}

func on(m time.Month, d int) func(int) time.Time {
	return func(y int) time.Time { return civil(y, m, d) }
}

func afterEaster(days int) func(int) time.Time {
	return func(y int) time.Time { return easter(y).AddDate(0, 0, days) }
}

func blackFriday(y int) time.Time { return nthWeekday(11, time.Thursday, 4)(y).AddDate(0, 0, 1) }

func nthWeekday(m time.Month, wd time.Weekday, nth int) func(int) time.Time {
	return func(y int) time.Time {
		return civil(y, m, 1+(7+int(wd)-int(civil(y, m, 1).Weekday()))%7+7*(nth-1))
	}
}

func lastMonday(m time.Month) func(int) time.Time {
	return func(y int) time.Time {
		last := monthOf(y, m).To
		return last.AddDate(0, 0, -(int(last.Weekday())+6)%7)
	}
}

// kingsDay is on 27 April, or the day before where that is a Sunday.
func kingsDay(y int) time.Time {
	d := civil(y, 4, 27)
	if d.Weekday() == time.Sunday {
		return d.AddDate(0, 0, -1)
	}
	return d
}

// islamic is a day of the tabular Islamic calendar in year y of ours, its
// first where there are two. The moon that is seen may differ by a day.
func islamic(month, day int) func(int) time.Time {
	epoch := civil(622, 7, 19)
	return func(y int) time.Time {
		for h := (y-622)*33/32 - 1; ; h++ {
			days := (h-1)*354 + (3+11*h)/30 + 29*(month-1) + month/2 + day - 1
			if d := epoch.AddDate(0, 0, days); d.Year() >= y {
				return d
			}
		}
	}
}
