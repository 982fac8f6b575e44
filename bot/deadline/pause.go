package deadline

import (
	"fmt"
	"time"
)

// Pause stops the clock because the complainant was asked, at that instant, for
// information to be given by until. The promise and the way to an external body move
// by that many days (Bgfo 43(4)). If the information comes
// earlier, Resume takes back what was too much.
//
// Errors: ErrNoPause when the regime does not know it, ErrExpired, ErrPaused,
// ErrNotLater when until is not after the request, ErrUnknownRegime, ErrOutOfRange.
func (b *Book) Pause(t Terms, at time.Time, until Date) (Terms, error) {
	r, err := b.Regime(t.Regime)
	if err != nil {
		return t, err
	}
	on := DateOf(at, r.zone)
	if err := t.running(on); err != nil {
		return t, err
	}
	_, last := receiptRange()
	switch {
	case !r.ClockStop:
		return t, fmt.Errorf("%w: %s", ErrNoPause, t.Regime)
	case !until.After(on):
		return t, fmt.Errorf("%w: until %s, asked on %s", ErrNotLater, until, on)
	case until.After(last):
		return t, fmt.Errorf("%w: %s, want at most %s", ErrOutOfRange, until, last)
	}
	t = t.clone()
	t.Pauses = append(t.Pauses, Pause{From: on, Until: until, Open: true})
	t.Reason = append(t.Reason, Step{Key: "deadline.reason.paused", From: on, Date: until})
	r.shift(&t, until.Sub(on), on)
	return t, nil
}

// Resume starts the clock again: at that instant the information came, or the day
// that was given for it had passed. The terms were lengthened up to that day at
// most, so coming later changes nothing.
//
// Errors: ErrNotPaused, ErrNotLater when the instant is before the request,
// ErrUnknownRegime.
func (b *Book) Resume(t Terms, at time.Time) (Terms, error) {
	r, err := b.Regime(t.Regime)
	if err != nil {
		return t, err
	}
	n := len(t.Pauses)
	if n == 0 || !t.Pauses[n-1].Open {
		return t, ErrNotPaused
	}
	on := DateOf(at, r.zone)
	t = t.clone()
	p := &t.Pauses[n-1]
	if on.Before(p.From) {
		return t, fmt.Errorf("%w: resumed on %s, asked on %s", ErrNotLater, on, p.From)
	}
	p.Open = false
	t.Reason = append(t.Reason, Step{Key: "deadline.reason.resumed", Date: on})
	early := 0
	if on.Before(p.Until) {
		early = p.Until.Sub(on)
		p.Until = on
	}
	r.shift(&t, -early, on)
	return t, nil
}

// shift moves the promise and the gate by that many days. The promise moves by its
// nominal day, so that a pause that is taken back leaves no trace.
func (r *Regime) shift(t *Terms, days int, on Date) {
	t.NominalOn = t.NominalOn.AddDays(days)
	t.PromiseOn = promise(r.calendar, t.ReceivedOn, t.NominalOn, t.NominalOn)
	t.ExternalOn = t.ExternalOn.AddDays(days)
	t.WarnOn = warnOn(r.calendar, on, t.PromiseOn)
	t.Reason = append(t.Reason, Step{Key: "deadline.reason.new_promise", Date: t.PromiseOn})
}
