package deadline

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// anyReceipt draws an instant between 2016 and 2084, in a zone that is nobody's.
func anyReceipt(t *rapid.T, name string) time.Time {
	zone := time.FixedZone("somewhere", rapid.IntRange(-12*3600, 14*3600).Draw(t, name+" offset"))
	first := time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	return time.Unix(first+rapid.Int64Range(0, 68*365*24*3600).Draw(t, name), 0).In(zone)
}

// anyRegime draws a shipped regime, or one that nobody has thought of yet.
func anyRegime(t *rapid.T) *Regime {
	if rapid.Bool().Draw(t, "shipped") {
		return shippedRegime(t)
	}
	b := Default()
	r := &Regime{
		ID: "drawn", Version: "1", ZoneName: "Europe/Amsterdam", zone: b.regimes["nl-awb"].zone,
		calendar: b.calendars[rapid.SampledFrom(b.Calendars()).Draw(t, "calendar")],
		Roll:     rapid.SampledFrom([]Roll{RollNone, RollAtw, RollReg1182}).Draw(t, "roll"),
		Handle:   anyTerm(t, "handle", 100),
		External: External{Body: "own_sla", Gates: []Term{*anyTerm(t, "gate", 100)}},
	}
	if rapid.Bool().Draw(t, "short") {
		r.Handle = anyTerm(t, "short handle", 4)
	}
	if rapid.Bool().Draw(t, "own promise") {
		r.Promise = anyTerm(t, "promise", 20)
	}
	if rapid.Bool().Draw(t, "side terms") {
		r.Acknowledge, r.TermNotice = anyTerm(t, "acknowledge", 10), anyTerm(t, "notice", 10)
		r.EarlyClose, r.NotTakenUp = anyTerm(t, "early", 10), anyTerm(t, "refuse", 10)
		r.UpdateEvery = &Span{anyTerm(t, "update", 10).Amount, BusinessDays}
	}
	if rapid.Bool().Draw(t, "extension") {
		r.Extension = &Extension{By: &Span{rapid.IntRange(1, 20).Draw(t, "by"), r.Handle.Unit}, WithConsent: rapid.Bool().Draw(t, "consent counts")}
	}
	return r
}

func shippedRegime(t *rapid.T) *Regime {
	return Default().regimes[rapid.SampledFrom(Default().Regimes()).Draw(t, "regime")]
}

func anyTerm(t *rapid.T, name string, most int) *Term {
	unit := rapid.SampledFrom([]Unit{Days, BusinessDays, Weeks, Months, Years}).Draw(t, name+" unit")
	if unit == Years || unit == Months {
		most = min(most, 10)
	}
	return &Term{
		Amount: rapid.IntRange(1, most).Draw(t, name), Unit: unit, From: FromReceived,
		FirstDayCounts: unit == Days && rapid.Bool().Draw(t, name+" first day counts"),
	}
}

func due(t *rapid.T, r *Regime, at time.Time) Terms {
	terms, err := r.due(DateOf(at, r.zone), Date{})
	if err != nil {
		t.Fatal(err)
	}
	return terms
}

// dated returns the dates of the terms that are there, by name.
func dated(t *Terms) map[string]Date {
	all := map[string]Date{
		"acknowledge_by": t.AcknowledgeBy, "promise_on": t.PromiseOn, "statutory_last_on": t.StatutoryLastOn,
		"extended_last_on": t.ExtendedLastOn, "external_on": t.ExternalOn, "update_by": t.UpdateBy,
		"term_notice_by": t.TermNoticeBy, "not_taken_up_by": t.NotTakenUpBy, "early_close_by": t.EarlyCloseBy,
		"nominal_on": t.NominalOn,
	}
	for name, d := range all {
		if d.IsZero() {
			delete(all, name)
		}
	}
	return all
}

func TestNoDateIsBeforeTheReceipt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRegime(t)
		terms := due(t, r, anyReceipt(t, "received"))
		for name, d := range dated(&terms) {
			if d.Before(terms.ReceivedOn) {
				t.Fatalf("%s %s is before the receipt on %s", name, d, terms.ReceivedOn)
			}
		}
		for _, d := range terms.WarnOn {
			if !d.After(terms.ReceivedOn) || !d.Before(terms.PromiseOn) {
				t.Fatalf("a warning on %s, received on %s, promised on %s", d, terms.ReceivedOn, terms.PromiseOn)
			}
		}
	})
}

func TestALaterReceiptNeverGivesAnEarlierDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRegime(t)
		at := anyReceipt(t, "received")
		a := due(t, r, at)
		b := due(t, r, at.Add(time.Duration(rapid.Int64Range(0, int64(10*24*time.Hour)).Draw(t, "later"))))
		first, second := dated(&a), dated(&b)
		for name, d := range first {
			if second[name].Before(d) {
				t.Fatalf("%s: %s for %s, but %s for %s", name, d, a.ReceivedOn, second[name], b.ReceivedOn)
			}
		}
	})
}

func TestATermThatRollsNeverEndsOnAClosedDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRegime(t)
		terms := due(t, r, anyReceipt(t, "received"))
		if closed, id := r.Calendar().IsClosed(terms.PromiseOn); closed {
			// Only when the whole term, from the receipt on, has no open day.
			if open := r.Calendar().OnOrAfter(terms.ReceivedOn); !open.After(terms.LastOn()) {
				t.Fatalf("promised on %s, which is %s; %s is open", terms.PromiseOn, id, open)
			}
		}
		if r.Handle == nil || !rolls(r, r.Handle.Span()) {
			return
		}
		if closed, id := r.Calendar().IsClosed(terms.StatutoryLastOn); closed {
			t.Fatalf("ends on %s, which is %s", terms.StatutoryLastOn, id)
		}
		if r.Extension == nil || r.Extension.By == nil || !rolls(r, r.longest()) {
			return
		}
		if closed, id := r.Calendar().IsClosed(terms.ExtendedLastOn); closed {
			t.Fatalf("ends after extension on %s, which is %s", terms.ExtendedLastOn, id)
		}
	})
}

// rolls says whether a closed last day of such a term moves: Atw 4 excepts long ones.
func rolls(r *Regime, s Span) bool {
	rule := r.rollOf(r.Handle)
	return rule == RollReg1182 || rule == RollAtw && !s.beyondAtw()
}

func TestThePromiseIsWithinTheLawAndTheLawWithinTheExtension(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := due(t, anyRegime(t), anyReceipt(t, "received"))
		if terms.PromiseOn.After(terms.LastOn()) {
			t.Fatalf("promised on %s, last on %s", terms.PromiseOn, terms.LastOn())
		}
		if !terms.ExtendedLastOn.IsZero() && terms.StatutoryLastOn.After(terms.ExtendedLastOn) {
			t.Fatalf("last on %s, extended to %s", terms.StatutoryLastOn, terms.ExtendedLastOn)
		}
	})
}

func TestTheSameInstantInAnyZoneGivesTheSameDates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := shippedRegime(t)
		at := anyReceipt(t, "received")
		a, b := due(t, r, at), due(t, r, at.UTC())
		on, err := Default().DueOn(r.ID, DateOf(at, r.Zone()))
		if err != nil {
			t.Fatal(err)
		}
		first, second, third := dated(&a), dated(&b), dated(&on)
		for name, d := range first {
			if second[name] != d || third[name] != d {
				t.Fatalf("%s: %s, in UTC %s, by date %s", name, d, second[name], third[name])
			}
		}
	})
}

// A machine's own zone is global state; a process in a strange zone must not move a
// date by a day.
func TestTheZoneOfTheMachineChangesNothing(t *testing.T) {
	at := time.Date(2026, 11, 13, 23, 30, 0, 0, time.FixedZone("", 3600))
	was := time.Local
	defer func() { time.Local = was }()
	for _, name := range []string{"Pacific/Chatham", "America/St_Johns", "Pacific/Kiritimati", "UTC"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		time.Local = zone
		for _, received := range []time.Time{at, at.Local(), time.Unix(at.Unix(), 0)} {
			terms, err := Default().Due("nl-awb", received)
			if err != nil {
				t.Fatal(err)
			}
			if got := terms.ReceivedOn.String() + " " + terms.StatutoryLastOn.String(); got != "2026-11-13 2026-12-28" {
				t.Errorf("in %s: %s", name, got)
			}
		}
	}
}

func TestAnExtensionIsLawfulOrRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := shippedRegime(t)
		received := anyReceipt(t, "received")
		before := due(t, r, received)
		at := received.Add(time.Duration(rapid.IntRange(0, 400).Draw(t, "days")) * 24 * time.Hour)
		to := before.ReceivedOn.AddDays(rapid.IntRange(0, 500).Draw(t, "to"))
		consent := rapid.Bool().Draw(t, "consent")
		after, err := Default().Extend(before, at, to, consent)
		if err != nil {
			if after.PromiseOn != before.PromiseOn || len(after.Extensions) != 0 {
				t.Fatalf("refused (%v), yet changed", err)
			}
			return
		}
		switch {
		case DateOf(at, r.Zone()).After(before.LastOn()):
			t.Fatalf("extended after %s", before.LastOn())
		case after.PromiseOn.After(to), !after.PromiseOn.After(before.PromiseOn), after.PromiseOn.After(after.LastOn()):
			t.Fatalf("promised %s, was %s, asked for %s, last %s", after.PromiseOn, before.PromiseOn, to, after.LastOn())
		case !consent && !r.Extension.Free && after.LastOn().After(before.ExtendedLastOn):
			t.Fatalf("last on %s, the limit is %s", after.LastOn(), before.ExtendedLastOn)
		case after.ExternalOn != before.ExternalOn:
			t.Fatalf("the gate moved from %s to %s", before.ExternalOn, after.ExternalOn)
		}
	})
}

func TestAPauseTakenBackAtOnceLeavesNoTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		received := anyReceipt(t, "received")
		r := Default().regimes["nl-bgfo"]
		before := due(t, r, received)
		at := received.Add(time.Duration(rapid.IntRange(0, 30).Draw(t, "days")) * 24 * time.Hour)
		asked := DateOf(at, r.Zone())
		paused, err := Default().Pause(before, at, asked.AddDays(rapid.IntRange(1, 60).Draw(t, "until")))
		if errors.Is(err, ErrExpired) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if paused.PromiseOn.Before(before.PromiseOn) || !paused.ExternalOn.After(before.ExternalOn) {
			t.Fatalf("paused: promise %s, gate %s; before: %s, %s", paused.PromiseOn, paused.ExternalOn, before.PromiseOn, before.ExternalOn)
		}
		after, err := Default().Resume(paused, at)
		if err != nil {
			t.Fatal(err)
		}
		if after.PromiseOn != before.PromiseOn || after.ExternalOn != before.ExternalOn {
			t.Fatalf("resumed: promise %s, gate %s; before: %s, %s", after.PromiseOn, after.ExternalOn, before.PromiseOn, before.ExternalOn)
		}
	})
}
