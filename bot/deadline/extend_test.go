package deadline

import (
	"errors"
	"testing"
	"time"
)

// at is noon on a day in Amsterdam.
func at(t testing.TB, day string) time.Time {
	t.Helper()
	moment, err := Default().Moment("nl-awb", day)
	if err != nil {
		t.Fatal(err)
	}
	return moment
}

func given(t *testing.T, regime, received string) Terms {
	t.Helper()
	terms, err := Default().Due(regime, at(t, received))
	if err != nil {
		t.Fatal(err)
	}
	return terms
}

// running shows what a notice can change.
func running(t Terms) string {
	return written(t.PromiseOn) + ", last " + written(t.LastOn()) + ", gate " + written(t.ExternalOn)
}

func TestExtendMakesLawfulMovesOnly(t *testing.T) {
	for _, c := range []struct {
		name     string
		regime   string
		received string
		notice   string
		to       string // "" asks for all that the regime gives
		consent  bool
		want     string // the terms after it, or "" when refused
		err      error
	}{
		{"all that the law gives", "nl-awb", "2026-11-13", "2026-12-20", "", false, "Fri 2027-01-22, last Fri 2027-01-22, gate -", nil},
		{"a part of it", "nl-awb", "2026-11-13", "2026-12-20", "2027-01-08", false, "Fri 2027-01-08, last Fri 2027-01-08, gate -", nil},
		{"a day that is closed", "nl-awb", "2026-11-13", "2026-12-20", "2027-01-09", false, "Fri 2027-01-08, last Sat 2027-01-09, gate -", nil},
		{"the limit rolls, the promise does not", "nl-awb", "2026-10-16", "2026-11-27", "", false, "Thu 2026-12-24, last Mon 2026-12-28, gate -", nil},
		{"on the last day itself", "nl-awb", "2026-11-13", "2026-12-28T23:59", "", false, "Fri 2027-01-22, last Fri 2027-01-22, gate -", nil},
		{"a minute too late", "nl-awb", "2026-11-13", "2026-12-29T00:00", "", false, "", ErrExpired},
		{"too late, and consent does not mend it", "nl-awb", "2026-11-13", "2026-12-29", "2027-01-22", true, "", ErrExpired},
		{"more than the law gives", "nl-awb", "2026-11-13", "2026-12-20", "2027-01-25", false, "", ErrTooLong},
		{"more, with consent in writing", "nl-awb", "2026-11-13", "2026-12-20", "2027-02-26", true, "Fri 2027-02-26, last Fri 2027-02-26, gate -", nil},
		{"earlier than promised", "nl-awb", "2026-11-13", "2026-12-20", "2026-12-23", false, "", ErrNotLater},
		{"later, but the promise would stay", "nl-awb", "2026-11-13", "2026-12-20", "2026-12-26", false, "", ErrNotLater},
		{"never over 35 business days", "eu-psd2", "2026-12-04", "2026-12-20", "2027-01-27", true, "", ErrTooLong},
		{"35 business days", "eu-psd2", "2026-12-04", "2026-12-20", "", false, "Tue 2027-01-26, last Tue 2027-01-26, gate -", nil},
		{"childcare knows none", "nl-kinderopvang", "2026-11-16", "2026-12-01", "2027-01-11", true, "", ErrNoExtension},
		{"our own term, with a date", "own-sla", "2026-12-17", "2026-12-29", "2027-01-11", false, "Mon 2027-01-11, last Mon 2027-01-11, gate -", nil},
		{"our own term, without a date", "own-sla", "2026-12-17", "2026-12-29", "", false, "", ErrNotLater},
		{"our own term, after it passed", "own-sla", "2026-12-17", "2027-01-05", "2027-01-11", false, "", ErrExpired},
		{"the gate is the complainant's", "nl-bgfo", "2026-12-11", "2027-01-04", "2027-02-12", false, "Fri 2027-02-12, last Fri 2027-02-12, gate Fri 2027-01-22", nil},
		{"a notice before the complaint", "nl-awb", "2026-11-13", "2026-11-12", "", false, "", ErrNotLater},
		{"a date beyond all calendars", "own-sla", "2026-11-13", "2026-11-14", "2099-01-01", false, "", ErrOutOfRange},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := given(t, c.regime, c.received)
			steps := len(before.Reason)
			to := Date{}
			if c.to != "" {
				to = date(t, c.to)
			}
			after, err := Default().Extend(before, at(t, c.notice), to, c.consent)
			if !errors.Is(err, c.err) {
				t.Fatalf("got %v, want %v", err, c.err)
			}
			if c.err != nil {
				if running(after) != running(before) {
					t.Errorf("refused, yet %s", running(after))
				}
				return
			}
			if got := running(after); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if len(before.Reason) != steps || len(before.Extensions) != 0 {
				t.Error("the terms before it changed")
			}
			if len(after.Reason) != steps+1 || len(after.Extensions) != 1 || after.Extensions[0].From != before.PromiseOn {
				t.Errorf("the record does not tell: %+v", after.Extensions)
			}
		})
	}
}

// Terms are values: an event that holds the old ones must not change when new ones are
// worked out, twice over, from the same.
func TestExtendingTwiceFromTheSameTermsSharesNothing(t *testing.T) {
	b, terms := Default(), given(t, "nl-awb", "2026-11-13")
	one, err := b.Extend(terms, at(t, "2026-12-20"), date(t, "2027-01-08"), false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Extend(terms, at(t, "2026-12-20"), date(t, "2027-01-15"), false); err != nil {
		t.Fatal(err)
	}
	if last := one.Reason[len(one.Reason)-1]; last.Date != date(t, "2027-01-08") {
		t.Errorf("the reason of the first now says %s", last.Date)
	}
}

func TestASecondExtensionStaysWithinTheFirstLimit(t *testing.T) {
	b := Default()
	terms := given(t, "nl-wkkgz", "2026-11-11")
	once, err := b.Extend(terms, at(t, "2026-12-20"), date(t, "2027-01-06"), false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Extend(once, at(t, "2027-01-07"), date(t, "2027-01-20"), false); !errors.Is(err, ErrExpired) {
		t.Errorf("after the new term: got %v, want ErrExpired", err)
	}
	if _, err := b.Extend(once, at(t, "2027-01-06"), date(t, "2027-01-21"), false); !errors.Is(err, ErrTooLong) {
		t.Errorf("beyond ten weeks: got %v, want ErrTooLong", err)
	}
	twice, err := b.Extend(once, at(t, "2027-01-06"), Date{}, false)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := running(twice), "Wed 2027-01-20, last Wed 2027-01-20, gate -"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// C28: the notice comes before the date that was promised. Between the promise and
// the lawful last day it is still lawful, but somebody should know.
func TestANoticeAfterThePromiseIsLawfulAndWarned(t *testing.T) {
	terms := given(t, "nl-awb", "2026-11-13")
	after, err := Default().Extend(terms, at(t, "2026-12-27"), Date{}, false)
	if err != nil {
		t.Fatal(err)
	}
	last := after.Warnings[len(after.Warnings)-1]
	if last.Key != "deadline.warning.late_notice" || last.Date != terms.PromiseOn {
		t.Errorf("got %+v", last)
	}
}

func TestTheClockStopsForInformation(t *testing.T) {
	b := Default()
	terms := given(t, "nl-bgfo", "2026-12-11")
	paused, err := b.Pause(terms, at(t, "2026-12-21"), date(t, "2027-01-04"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := running(paused), "Fri 2027-02-05, last Fri 2027-02-05, gate Fri 2027-02-05"; got != want {
		t.Errorf("two weeks for the customer: got %s, want %s", got, want)
	}
	if _, err := b.Pause(paused, at(t, "2026-12-22"), date(t, "2027-01-11")); !errors.Is(err, ErrPaused) {
		t.Errorf("stopped twice: %v", err)
	}
	if _, err := b.Extend(paused, at(t, "2026-12-22"), date(t, "2027-03-01"), false); !errors.Is(err, ErrPaused) {
		t.Errorf("extended while stopped: %v", err)
	}
	early, err := b.Resume(paused, at(t, "2026-12-28"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := running(early), "Fri 2027-01-29, last Fri 2027-01-29, gate Fri 2027-01-29"; got != want {
		t.Errorf("information after one week: got %s, want %s", got, want)
	}
	late, err := b.Resume(paused, at(t, "2027-01-20"))
	if err != nil {
		t.Fatal(err)
	}
	if running(late) != running(paused) {
		t.Errorf("information too late: got %s, want %s", running(late), running(paused))
	}
	if _, err := b.Resume(late, at(t, "2027-01-21")); !errors.Is(err, ErrNotPaused) {
		t.Errorf("resumed twice: %v", err)
	}
	if _, err := b.Resume(paused, at(t, "2026-12-20")); !errors.Is(err, ErrNotLater) {
		t.Errorf("resumed before it stopped: %v", err)
	}
}

func TestTheClockStopsOnlyWhereTheRulesSaySo(t *testing.T) {
	b := Default()
	if _, err := b.Pause(given(t, "nl-awb", "2026-11-13"), at(t, "2026-11-20"), date(t, "2026-12-01")); !errors.Is(err, ErrNoPause) {
		t.Errorf("Awb: %v", err)
	}
	bgfo := given(t, "nl-bgfo", "2026-12-11")
	if _, err := b.Pause(bgfo, at(t, "2026-12-21"), date(t, "2026-12-21")); !errors.Is(err, ErrNotLater) {
		t.Errorf("no day to answer: %v", err)
	}
	if _, err := b.Pause(bgfo, at(t, "2026-12-21"), date(t, "2099-12-21")); !errors.Is(err, ErrOutOfRange) {
		t.Errorf("beyond all calendars: %v", err)
	}
	if _, err := b.Pause(bgfo, at(t, "2027-01-25"), date(t, "2027-02-01")); !errors.Is(err, ErrExpired) {
		t.Errorf("after the term: %v", err)
	}
}
