package hours

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Week holds the opening hours of each weekday. The zero Week is never open.
type Week [7][]slot

// slot runs from one minute of the day to another, which it excludes.
type slot struct{ from, to int }

// dayNames are how a day may be written: two letters in English or in Dutch.
// Where the two languages share letters they mean the same day.
var dayNames = map[string]time.Weekday{
	"mo": time.Monday, "tu": time.Tuesday, "we": time.Wednesday, "th": time.Thursday,
	"fr": time.Friday, "sa": time.Saturday, "su": time.Sunday,
	"ma": time.Monday, "di": time.Tuesday, "wo": time.Wednesday, "do": time.Thursday,
	"vr": time.Friday, "za": time.Saturday, "zo": time.Sunday,
}

// Parse reads rules such as "mo-fr 09:00-12:30 13:00-17:00" or "sa,su closed".
// A later rule replaces the hours that an earlier one gave a day, so that
// "mo-fr 09:00-17:00", "th 09:00-21:00" is a week with a late Thursday. Hours
// past midnight are written through: "fr 22:00-02:00" runs into Saturday.
// "24/7" is always open.
func Parse(rules []string) (Week, error) {
	var w Week
	for _, rule := range rules {
		if err := w.add(strings.ToLower(rule)); err != nil {
			return Week{}, fmt.Errorf("office hours %q: %w", rule, err)
		}
	}
	return w.split(), nil
}

func (w *Week) add(rule string) error {
	words := strings.Fields(rule)
	if len(words) == 1 && words[0] == "24/7" {
		for d := range w {
			w[d] = []slot{{0, endOfDay}}
		}
		return nil
	}
	if len(words) < 2 {
		return fmt.Errorf("want days and hours, as in \"mo-fr 09:00-17:00\"")
	}
	days, err := parseDays(words[0])
	if err != nil {
		return err
	}
	var slots []slot
	for _, word := range words[1:] {
		if word == "closed" && len(words) == 2 {
			break
		}
		s, err := parseSlot(strings.Trim(word, ","))
		if err != nil {
			return err
		}
		slots = append(slots, s)
	}
	slices.SortFunc(slots, func(a, b slot) int { return a.from - b.from })
	for i := 1; i < len(slots); i++ {
		if slots[i].from < slots[i-1].to {
			return fmt.Errorf("hours overlap")
		}
	}
	for _, d := range days {
		w[d] = slots
	}
	return nil
}

// split cuts hours that run past midnight into two days.
func (w Week) split() Week {
	var out Week
	for d, slots := range w {
		for _, s := range slots {
			if s.to > endOfDay {
				next := (d + 1) % 7
				out[next] = append(out[next], slot{0, s.to - endOfDay})
				s.to = endOfDay
			}
			out[d] = append(out[d], s)
		}
	}
	for d := range out {
		slices.SortFunc(out[d], func(a, b slot) int { return a.from - b.from })
	}
	return out
}

func parseDays(text string) ([]time.Weekday, error) {
	var out []time.Weekday
	for part := range strings.SplitSeq(text, ",") {
		first, last, isRange := strings.Cut(part, "-")
		from, ok := dayNames[first]
		to := from
		if ok && isRange {
			to, ok = dayNames[last]
		}
		if !ok {
			return nil, fmt.Errorf("%q is no day, want mo tu we th fr sa su or ma di wo do vr za zo", part)
		}
		for d := from; ; d = (d + 1) % 7 {
			out = append(out, d)
			if d == to {
				break
			}
		}
	}
	return out, nil
}

const endOfDay = 24 * 60

func parseSlot(text string) (slot, error) {
	first, last, ok := strings.Cut(text, "-")
	from, okFrom := parseClock(first)
	to, okTo := parseClock(last)
	if !ok || !okFrom || !okTo || from == endOfDay || from == to {
		return slot{}, fmt.Errorf("%q are no hours, want them as in 09:00-17:00", text)
	}
	if to < from {
		to += endOfDay
	}
	return slot{from, to}, nil
}

// parseClock reads 09:00 or 9:00 as minutes of the day; 24:00 is its end.
func parseClock(text string) (minute int, ok bool) {
	h, m, found := strings.Cut(text, ":")
	if !found || len(h) < 1 || len(h) > 2 || len(m) != 2 {
		return 0, false
	}
	for _, c := range h + m {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	hour := 0
	for _, c := range h {
		hour = hour*10 + int(c-'0')
	}
	minute = hour*60 + int(m[0]-'0')*10 + int(m[1]-'0')
	return minute, m[0] < '6' && minute <= endOfDay
}
