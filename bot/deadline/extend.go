package deadline

import (
	"fmt"
	"slices"
	"time"
)

// Extend returns the terms after a notice, sent at that instant, that the answer
// comes later: on to, or after the regime's longest extension when to is "no date".
// The new promise is to, or the last open day before it. The terms that were given
// stay as they are.
//
// Only lawful moves are made. The notice must come before the running term ends,
// the new date must be after the promise, and a date beyond the regime's extension
// needs the complainant's consent, in a regime where consent counts. The gates to an
// external body stay: they are the complainant's.
//
// Errors: ErrExpired, ErrNotLater, ErrTooLong, ErrNoExtension, ErrPaused,
// ErrUnknownRegime, ErrOutOfRange.
func (b *Book) Extend(t Terms, at time.Time, to Date, consent bool) (Terms, error) {
	r, err := b.Regime(t.Regime)
	if err != nil {
		return t, err
	}
	notice := DateOf(at, r.zone)
	if err := t.running(notice); err != nil {
		return t, err
	}
	if to, err = r.extensionTo(&t, to, consent); err != nil {
		return t, err
	}
	before, after := t.PromiseOn, promise(r.calendar, notice, to, to)
	if !after.After(before) {
		return t, fmt.Errorf("%w: %s gives %s, promised on %s", ErrNotLater, to, after, before)
	}
	t = t.clone()
	t.NominalOn, t.PromiseOn = to, after
	if !t.StatutoryLastOn.IsZero() {
		t.StatutoryLastOn = later(t.StatutoryLastOn, r.extendedTo(&t, to))
	}
	key := "deadline.reason.extended.notice"
	if consent {
		key = "deadline.reason.extended.consent"
	}
	if notice.After(before) {
		t.Warnings = append(t.Warnings, Warning{Key: "deadline.warning.late_notice", Date: before})
	}
	t.Reason = append(t.Reason, Step{Key: key, From: notice, Date: t.PromiseOn})
	t.Extensions = append(t.Extensions, Extended{NoticeOn: notice, From: before, To: t.PromiseOn, Consent: consent})
	t.WarnOn = warnOn(r.calendar, notice, t.PromiseOn)
	return t, nil
}

// extensionTo returns the new date, or why it may not be that one.
func (r *Regime) extensionTo(t *Terms, to Date, consent bool) (Date, error) {
	limit := t.ExtendedLastOn
	var allowed Extension
	if r.Extension != nil {
		allowed = *r.Extension
	}
	if to.IsZero() {
		if limit.IsZero() {
			return to, fmt.Errorf("%w: %s names no length, so it takes a new date", ErrNotLater, t.Regime)
		}
		to = r.fullExtension(t)
	}
	_, last := receiptRange()
	switch {
	case to.After(last):
		return to, fmt.Errorf("%w: %s, want at most %s", ErrOutOfRange, to, last)
	case allowed.Free, consent && allowed.WithConsent:
		return to, nil
	case limit.IsZero():
		return to, fmt.Errorf("%w: %s", ErrNoExtension, t.Regime)
	case to.After(limit):
		return to, fmt.Errorf("%w: %s, the last day is %s", ErrTooLong, to, limit)
	}
	return to, nil
}

// fullExtension is the nominal day on which the longest extension ends, before any
// roll: the promise must not rest on the roll. The frozen limit stays the limit when
// the regime has changed since.
func (r *Regime) fullExtension(t *Terms) Date {
	to := t.ExtendedLastOn
	if r.Handle != nil && r.Extension != nil && r.Extension.By != nil {
		if nominal := r.longest().after(r.start(t, r.Handle), r.calendar); nominal.Before(to) {
			to = nominal
		}
	}
	return to
}

// extendedTo is the last lawful day of a term that was lengthened to that day. A
// full extension ends where the regime's own limit ends, rolled; a day that was
// named in the notice is what it says.
func (r *Regime) extendedTo(t *Terms, to Date) Date {
	if to == r.fullExtension(t) {
		return t.ExtendedLastOn
	}
	return to
}

// running returns why a notice on that day cannot change the terms, or nil.
func (t *Terms) running(on Date) error {
	if last := t.LastOn(); on.After(last) {
		return fmt.Errorf("%w: on %s, the last day was %s", ErrExpired, on, last)
	}
	if on.Before(t.ReceivedOn) {
		return fmt.Errorf("%w: a notice on %s, received on %s", ErrNotLater, on, t.ReceivedOn)
	}
	if n := len(t.Pauses); n > 0 && t.Pauses[n-1].Open {
		return ErrPaused
	}
	return nil
}

// clone returns t with lists of its own, so that appending leaves the original alone.
func (t Terms) clone() Terms {
	t.Reason = slices.Clone(t.Reason)
	t.Warnings = slices.Clone(t.Warnings)
	t.Extensions = slices.Clone(t.Extensions)
	t.Pauses = slices.Clone(t.Pauses)
	return t
}

func later(a, b Date) Date {
	if a.After(b) {
		return a
	}
	return b
}
