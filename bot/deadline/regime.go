package deadline

import "time"

// Regime is one set of rules for complaints: a law, a code, or the organisation's
// own promise. It comes from a YAML file; see data/regimes. It must not be changed
// after loading.
type Regime struct {
	ID           string `yaml:"id"`
	Version      string `yaml:"version"` // frozen into each case
	Jurisdiction string `yaml:"jurisdiction"`
	ZoneName     string `yaml:"zone"`     // IANA name; receipt becomes a date here
	CalendarID   string `yaml:"calendar"` // which days are open
	// VerifiedOn is when the rules were last read in their source; no date: never.
	VerifiedOn Date     `yaml:"verified_on"`
	Basis      []string `yaml:"basis"`  // articles, as a lawyer cites them
	Source     []string `yaml:"source"` // where they were read

	Roll Roll `yaml:"roll"` // for every term that names no rule of its own

	// Acknowledge is the term for confirming receipt; nil means at once.
	Acknowledge *Term `yaml:"acknowledge"`
	// Handle is the term the rules set for the final answer; nil when they set none.
	Handle *Term `yaml:"handle"`
	// Promise is the organisation's own, shorter term for the answer; nil means that
	// the term of Handle is promised. One of the two is always there.
	Promise   *Term      `yaml:"promise"`
	Extension *Extension `yaml:"extension"` // nil: the rules know none

	NotTakenUp  *Term `yaml:"not_taken_up"` // to say that the complaint is not taken up
	TermNotice  *Term `yaml:"term_notice"`  // to say by when it will be handled
	EarlyClose  *Term `yaml:"early_close"`  // to settle it without the full procedure
	UpdateEvery *Span `yaml:"update_every"` // to tell the complainant how it stands
	// ClockStop lets waiting for the complainant's information lengthen the promise
	// and the gates. Only for a regime without Handle.
	ClockStop bool `yaml:"clock_stop"`

	External External        `yaml:"external"`
	Events   map[string]Term `yaml:"events"` // terms that start at a later event

	FinalAnswer    []string `yaml:"final_answer"`    // what the answer must contain: ids of texts
	RegisterFields []string `yaml:"register_fields"` // what the register must hold at least
	Retention      *Span    `yaml:"retention"`       // how long to keep the record after closing; nil: unknown

	zone     *time.Location
	calendar *Calendar
}

// Extension says how far the term can be lengthened by a timely notice.
type Extension struct {
	By *Span `yaml:"by"` // added to the term, counted from the same moment
	// Free lets a timely notice name any later date: no rule sets a limit.
	Free bool `yaml:"free"`
	// WithConsent allows any later date when the complainant agrees.
	WithConsent bool     `yaml:"with_consent"`
	Notify      []string `yaml:"notify"` // who must get the notice: complainant, person_concerned
}

// External says where a complainant can go who is not helped.
type External struct {
	Body string `yaml:"body"` // deadline.external.<body> is the text
	// Gates are the terms after which the complainant may go there without an
	// answer. The earliest counts. They are the complainant's right, so they stay
	// where they fall, on open days and closed days alike.
	Gates []Term `yaml:"gates"`
}

// Zone returns the time zone in which a receipt becomes a date.
func (r *Regime) Zone() *time.Location { return r.zone }

// Calendar returns the calendar of the regime.
func (r *Regime) Calendar() *Calendar { return r.calendar }

// NameKey is the key of the regime's name.
func (r *Regime) NameKey() string { return "deadline.regime." + r.ID }

// RuleKey is the key of the rule behind the date, in one line (C24).
func (r *Regime) RuleKey() string { return "deadline.rule." + r.ID }

// ExternalKey is the key of the text that says where to go if unhappy (C26).
func (r *Regime) ExternalKey() string { return "deadline.external." + r.External.Body }

// answer is the term that the promise is counted by.
func (r *Regime) answer() *Term {
	if r.Promise != nil {
		return r.Promise
	}
	return r.Handle
}

func (r *Regime) rollOf(t *Term) Roll {
	if t.Roll != "" {
		return t.Roll
	}
	return r.Roll
}
