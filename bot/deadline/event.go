package deadline

import (
	"fmt"
	"time"
)

// EventTerm is a term that starts at something that happens later in a case: a
// committee gives its opinion, a disputes body asks to take part.
type EventTerm struct {
	Regime    string `json:"regime"`
	Version   string `json:"version"`
	Event     string `json:"event"`      // deadline.event.<id> is the name
	StartedOn Date   `json:"started_on"` // day 0
	PromiseOn Date   `json:"promise_on"` // the nominal date, or the last open day before it
	LastOn    Date   `json:"last_on"`    // the last lawful day
	Reason    []Step `json:"reason"`
}

// Event returns the term that starts when that event happens at that instant.
//
// Errors: ErrUnknownRegime, ErrUnknownEvent, ErrOutOfRange.
func (b *Book) Event(regimeID, event string, at time.Time) (EventTerm, error) {
	r, err := b.Regime(regimeID)
	if err != nil {
		return EventTerm{}, err
	}
	term, ok := r.Events[event]
	if !ok {
		return EventTerm{}, fmt.Errorf("%w: %.60q in %s", ErrUnknownEvent, event, r.ID)
	}
	on := DateOf(at, r.zone)
	if first, last := receiptRange(); on.Before(first) || on.After(last) {
		return EventTerm{}, fmt.Errorf("%w: %s, want %s to %s", ErrOutOfRange, on, first, last)
	}
	log := &reason{}
	log.add(Step{Key: "deadline.reason.event", Date: on, Name: eventKey + event})
	t := Terms{ReceivedOn: on, AcknowledgedOn: on}
	nominal := r.nominal(&t, &term, log, termKeys)
	last := r.rollOf(&term).last(r.start(&t, &term), nominal, term.Span(), r.calendar, log)
	log.add(Step{Key: "deadline.reason.statutory_last", Date: last})
	return EventTerm{
		Regime: r.ID, Version: r.Version, Event: event, StartedOn: on,
		PromiseOn: promise(r.calendar, on, nominal, last), LastOn: last, Reason: log.steps,
	}, nil
}

// NextUpdate returns the day by which the complainant must next hear how it stands,
// when the last update was on that day; "no date" when the regime sets no rhythm.
//
// Errors: ErrUnknownRegime.
func (b *Book) NextUpdate(t Terms, updated Date) (Date, error) {
	r, err := b.Regime(t.Regime)
	if err != nil || r.UpdateEvery == nil {
		return Date{}, err
	}
	return r.UpdateEvery.after(updated, r.calendar), nil
}

const eventKey = "deadline.event."
