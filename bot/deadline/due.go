package deadline

import (
	"fmt"
	"time"
)

// Due returns the dates of a complaint that was received at that instant, under
// that regime. The receipt becomes a date in the regime's zone; the time of day and
// the zone of received do not matter beyond that. It assumes that the receipt is
// confirmed on the same day; see Acknowledged.
//
// Errors: ErrUnknownRegime, ErrOutOfRange.
func (b *Book) Due(regimeID string, received time.Time) (Terms, error) {
	r, err := b.Regime(regimeID)
	if err != nil {
		return Terms{}, err
	}
	return r.due(DateOf(received, r.zone), Date{})
}

// DueOn is Due for a complaint of which only the day of receipt is known.
func (b *Book) DueOn(regimeID string, received Date) (Terms, error) {
	r, err := b.Regime(regimeID)
	if err != nil {
		return Terms{}, err
	}
	return r.due(received, Date{})
}

// Acknowledged returns the dates of a complaint of which the receipt was confirmed
// at that instant, where Due assumed the day of receipt. Terms that run from the
// acknowledgement move; the others stay.
//
// Errors: as Due; ErrNotLater when the acknowledgement is before the receipt.
func (b *Book) Acknowledged(regimeID string, received, acknowledged time.Time) (Terms, error) {
	r, err := b.Regime(regimeID)
	if err != nil {
		return Terms{}, err
	}
	on, ack := DateOf(received, r.zone), DateOf(acknowledged, r.zone)
	if ack.Before(on) {
		return Terms{}, fmt.Errorf("%w: acknowledged on %s, received on %s", ErrNotLater, ack, on)
	}
	return r.due(on, ack)
}

// due works out every date; acknowledged is the day of receipt when it is "no date".
func (r *Regime) due(received, acknowledged Date) (Terms, error) {
	first, last := receiptRange()
	if received.Before(first) || received.After(last) || acknowledged.After(last) {
		return Terms{}, fmt.Errorf("%w: received on %s, want %s to %s", ErrOutOfRange, received, first, last)
	}
	c := r.calendar
	log := &reason{steps: make([]Step, 0, 24)}
	t := Terms{
		Regime: r.ID, Version: r.Version,
		Calendar: c.ID, CalendarVersion: c.Version, Zone: r.ZoneName,
		ReceivedOn: received, AcknowledgedOn: acknowledged,
		AcknowledgeBy: received, External: r.External.Body,
	}
	if acknowledged.IsZero() {
		t.AcknowledgedOn = received
	}
	log.add(Step{Key: "deadline.reason.received", Date: received})
	if r.Acknowledge == nil {
		log.add(Step{Key: "deadline.reason.acknowledge.at_once", Date: received})
	} else {
		t.AcknowledgeBy = r.aside(&t, r.Acknowledge, log, "deadline.reason.acknowledge.by")
	}
	if r.answer().From == FromAcknowledged {
		log.add(Step{Key: "deadline.reason.acknowledged", Date: t.AcknowledgedOn})
	}
	r.answerDates(&t, log)
	r.extendedLast(&t, log)
	r.asides(&t, log)
	t.WarnOn = warnOn(c, t.ReceivedOn, t.PromiseOn)
	t.Reason = log.steps
	t.Warnings = r.warnings(&t)
	return t, nil
}

// answerDates sets the promise and the lawful last day.
func (r *Regime) answerDates(t *Terms, log *reason) {
	c := r.calendar
	if r.Handle == nil {
		nominal := r.nominal(t, r.Promise, log, promisedKeys)
		t.NominalOn, t.PromiseOn = nominal, promise(c, t.ReceivedOn, nominal, nominal)
		explainPromise(t, log)
		return
	}
	nominal := r.nominal(t, r.Handle, log, termKeys)
	t.StatutoryLastOn = r.rollOf(r.Handle).last(r.start(t, r.Handle), nominal, r.Handle.Span(), c, log)
	log.add(Step{Key: "deadline.reason.statutory_last", Date: t.StatutoryLastOn})
	if r.Promise != nil {
		own := r.nominal(t, r.Promise, log, promisedKeys)
		if own.Before(nominal) {
			nominal = own
		}
	}
	t.NominalOn, t.PromiseOn = nominal, promise(c, t.ReceivedOn, nominal, t.StatutoryLastOn)
	explainPromise(t, log)
}

func explainPromise(t *Terms, log *reason) {
	key := "deadline.reason.promise.on_time"
	if t.PromiseOn.Before(t.NominalOn) {
		key = "deadline.reason.promise.earlier"
	}
	log.add(Step{Key: key, Date: t.PromiseOn})
}

// promise is the date we tell the customer: the nominal date, or the last open day
// before it. The roll-forward is a safety net and nothing to plan on. A term so
// short that the open day before it lies before the receipt is promised on the next
// open day, as far as the law allows that.
func promise(c *Calendar, received, nominal, last Date) Date {
	d := c.OnOrBefore(nominal)
	if !d.Before(received) {
		return d
	}
	if d = c.OnOrAfter(nominal); !d.After(last) {
		return d
	}
	return nominal
}

// start returns day 0 of the term.
func (r *Regime) start(t *Terms, term *Term) Date {
	d := t.ReceivedOn
	if term.From == FromAcknowledged {
		d = t.AcknowledgedOn
	}
	if term.FirstDayCounts {
		d = d.AddDays(-1)
	}
	return d
}

// nominal returns the day on which the term ends before any rule moves it, and
// tells log how it was counted, under the key of its unit.
func (r *Regime) nominal(t *Terms, term *Term, log *reason, keys map[Unit]string) Date {
	from := r.start(t, term)
	d := term.Span().after(from, r.calendar)
	if term.Unit == BusinessDays {
		log.skippedHolidays(r.calendar, from, d)
	}
	log.add(Step{Key: keys[term.Unit], Date: d, From: from.AddDays(1), Count: term.Amount})
	return d
}

// extendedLast sets the last lawful day after the longest extension. It is counted
// from the start of the term and then rolled, never chained onto a rolled date: six
// weeks and four weeks are ten weeks.
func (r *Regime) extendedLast(t *Terms, log *reason) {
	if r.Extension == nil || r.Extension.By == nil || r.Handle == nil {
		return
	}
	total, from := r.longest(), r.start(t, r.Handle)
	nominal := total.after(from, r.calendar)
	log.add(Step{Key: extensionKeys[total.Unit], Date: nominal, Count: r.Extension.By.Amount})
	extended := r.rollOf(r.Handle).last(from, nominal, total, r.calendar, log)
	// The whole may be too long to roll where the term itself rolled (Atw 4).
	t.ExtendedLastOn = later(extended, t.StatutoryLastOn)
	log.add(Step{Key: "deadline.reason.extended_last", Date: t.ExtendedLastOn})
}

// longest is the term together with its longest extension. Loading a regime made
// sure that both have the same unit.
func (r *Regime) longest() Span {
	return Span{r.Handle.Amount + r.Extension.By.Amount, r.Handle.Unit}
}

// asides sets the dates beside the answer: notices, updates and the way out.
func (r *Regime) asides(t *Terms, log *reason) {
	if r.EarlyClose != nil {
		t.EarlyCloseBy = r.aside(t, r.EarlyClose, log, "deadline.reason.early_close")
	}
	if r.TermNotice != nil {
		t.TermNoticeBy = r.aside(t, r.TermNotice, log, "deadline.reason.term_notice")
	}
	if r.NotTakenUp != nil {
		t.NotTakenUpBy = r.aside(t, r.NotTakenUp, log, "deadline.reason.not_taken_up")
	}
	if r.UpdateEvery != nil {
		t.UpdateBy = r.UpdateEvery.after(t.ReceivedOn, r.calendar)
		log.add(Step{Key: updateKeys[r.UpdateEvery.Unit], Date: t.UpdateBy, Count: r.UpdateEvery.Amount})
	}
	for i := range r.External.Gates {
		gate := &r.External.Gates[i]
		d := gate.Span().after(r.start(t, gate), r.calendar)
		if t.ExternalOn.IsZero() || d.Before(t.ExternalOn) {
			t.ExternalOn = d
		}
	}
	if !t.ExternalOn.IsZero() {
		log.add(Step{Key: "deadline.reason.external", Date: t.ExternalOn})
	}
}

// aside returns the last day of a side term, rolled by its rule, in one step.
func (r *Regime) aside(t *Terms, term *Term, log *reason, key string) Date {
	from := r.start(t, term)
	nominal := term.Span().after(from, r.calendar)
	d := r.rollOf(term).last(from, nominal, term.Span(), r.calendar, nil)
	log.add(Step{Key: key, Date: d})
	return d
}
