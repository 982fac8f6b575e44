package deadline

// Terms are the dates of one complaint. They are frozen into the case with the
// versions they were worked out by, and change only by an explicit event (Extend,
// Pause, Resume, Acknowledged). Every date is a whole day in Zone: the term lasts
// until the end of that day. A date that the regime does not know is "no date".
type Terms struct {
	Regime          string `json:"regime"`
	Version         string `json:"version"`
	Calendar        string `json:"calendar"`
	CalendarVersion string `json:"calendar_version"`
	Zone            string `json:"zone"`

	ReceivedOn      Date   `json:"received_on"`              // day 0
	AcknowledgedOn  Date   `json:"acknowledged_on,omitzero"` // assumed to be ReceivedOn until told otherwise
	AcknowledgeBy   Date   `json:"acknowledge_by"`           // last day to confirm receipt
	TermNoticeBy    Date   `json:"term_notice_by,omitzero"`  // last day to say by when it is handled
	EarlyCloseBy    Date   `json:"early_close_by,omitzero"`  // last day to settle it the short way
	NotTakenUpBy    Date   `json:"not_taken_up_by,omitzero"` // last day to refuse to take it up
	UpdateBy        Date   `json:"update_by,omitzero"`       // first update on progress
	PromiseOn       Date   `json:"promise_on"`               // what the customer is told; alarms run on this
	NominalOn       Date   `json:"nominal_on"`               // the day the promised term ends, open or closed
	StatutoryLastOn Date   `json:"statutory_last_on"`        // last lawful day, rolled where the law rolls it
	ExtendedLastOn  Date   `json:"extended_last_on"`         // last lawful day after the longest extension
	ExternalOn      Date   `json:"external_on"`              // from this day the complainant may go elsewhere
	External        string `json:"external,omitempty"`       // to whom: deadline.external.<id>

	// WarnOn are the days to warn the owner: 10, 5 and 3 business days before
	// PromiseOn, as far as they come after the day of receipt. Earliest first.
	WarnOn []Date `json:"warn_on"`

	Extensions []Extended `json:"extensions,omitempty"`
	Pauses     []Pause    `json:"pauses,omitempty"`
	Warnings   []Warning  `json:"warnings"`
	Reason     []Step     `json:"reason"`
}

// Extended is one lengthening of the term, for the record.
type Extended struct {
	NoticeOn Date `json:"notice_on"` // the day of the notice
	From     Date `json:"from"`      // the promise before
	To       Date `json:"to"`        // the promise after
	Consent  bool `json:"consent"`   // the complainant agreed
}

// Pause is one time that the clock stood still, waiting for the complainant.
type Pause struct {
	From  Date `json:"from"`
	Until Date `json:"until"` // the day given to the complainant, or on which the information came
	Open  bool `json:"open"`  // still waiting
}

// Warning tells operators, not customers, that a date rests on something that may
// not hold. Localise Key with Date and Name as in Step.
type Warning struct {
	Key  string `json:"key"`
	Date Date   `json:"date,omitzero"`
	Name string `json:"name,omitempty"`
}

// RuleKey is the key of the rule behind the date, in one line (C24).
func (t *Terms) RuleKey() string { return "deadline.rule." + t.Regime }

// ExternalKey is the key of the text that says where to go if unhappy (C26).
func (t *Terms) ExternalKey() string { return "deadline.external." + t.External }

// LastOn is the last day of the running term: the lawful one, or the promised one
// where no law sets a term.
func (t *Terms) LastOn() Date {
	if t.StatutoryLastOn.IsZero() {
		return t.PromiseOn
	}
	return t.StatutoryLastOn
}
