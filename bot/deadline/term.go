package deadline

// Unit is what a term is counted in.
type Unit string

// The units of terms.
const (
	Days         Unit = "days"          // calendar days
	BusinessDays Unit = "business_days" // days on which the regime's calendar is open
	Weeks        Unit = "weeks"
	Months       Unit = "months"
	Years        Unit = "years"
)

var units = []Unit{Days, BusinessDays, Weeks, Months, Years}

// unitKeys returns the keys of a text that has one for every unit, made once.
func unitKeys(prefix string) map[Unit]string {
	keys := make(map[Unit]string, len(units))
	for _, u := range units {
		keys[u] = prefix + string(u)
	}
	return keys
}

var (
	termKeys      = unitKeys("deadline.reason.term.")
	promisedKeys  = unitKeys("deadline.reason.promised_term.")
	extensionKeys = unitKeys("deadline.reason.extension.")
	updateKeys    = unitKeys("deadline.reason.update.")
)

// UnmarshalText reads one of the units.
func (u *Unit) UnmarshalText(b []byte) error {
	return oneOf(u, b, units...)
}

// Roll says what happens to a term whose last day is a closed day.
type Roll string

// The rules for a last day on a closed day.
const (
	// RollNone: the last day stays where it is.
	RollNone Roll = "none"
	// RollAtw: the Dutch Algemene termijnenwet, articles 1, 2 and 4.
	RollAtw Roll = "atw"
	// RollReg1182: Regulation (EEC, Euratom) 1182/71, article 3.
	RollReg1182 Roll = "reg1182"
)

// UnmarshalText reads one of the rules.
func (r *Roll) UnmarshalText(b []byte) error {
	return oneOf(r, b, RollNone, RollAtw, RollReg1182)
}

// Moment is the event from which a term is counted.
type Moment string

// The moments that terms are counted from.
const (
	FromReceived     Moment = "received"
	FromAcknowledged Moment = "acknowledged"
)

// UnmarshalText reads one of the moments.
func (m *Moment) UnmarshalText(b []byte) error {
	return oneOf(m, b, FromReceived, FromAcknowledged)
}

// Span is a length of time in civil days: six weeks, ten business days.
type Span struct {
	Amount int  `yaml:"amount" json:"amount"`
	Unit   Unit `yaml:"unit" json:"unit"`
}

// Term is a span that starts at a moment, with the rule for its last day.
type Term struct {
	Amount int    `yaml:"amount"`
	Unit   Unit   `yaml:"unit"`
	From   Moment `yaml:"from"` // FromReceived when left out
	Roll   Roll   `yaml:"roll"` // the regime's own rule when left out
	// FirstDayCounts makes the day of the moment day 1 instead of day 0.
	FirstDayCounts bool `yaml:"first_day_counts"`
}

// Span returns how long the term is.
func (t *Term) Span() Span { return Span{t.Amount, t.Unit} }

// after returns the date a span after d; d is day 0.
func (s Span) after(d Date, c *Calendar) Date {
	switch s.Unit {
	case BusinessDays:
		return c.AddBusinessDays(d, s.Amount)
	case Weeks:
		return d.AddDays(7 * s.Amount)
	case Months:
		return d.AddMonths(s.Amount)
	case Years:
		return d.AddMonths(12 * s.Amount)
	default:
		return d.AddDays(s.Amount)
	}
}

// atLeastDays reports whether the span is a term of at least n days in the sense
// of Atw 2 and Regulation 1182/71, article 3(5).
func (s Span) atLeastDays(n int) bool {
	switch s.Unit {
	case Days, BusinessDays:
		return s.Amount >= n
	default:
		return true
	}
}

// beyondAtw reports whether Atw 4 takes the term out of that law: more than 90
// days, 12 weeks or 3 months, and years.
func (s Span) beyondAtw() bool {
	switch s.Unit {
	case Days, BusinessDays:
		return s.Amount > 90
	case Weeks:
		return s.Amount > 12
	case Months:
		return s.Amount > 3
	default:
		return true
	}
}
