package server

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// complaint is one entry of the register as programs read it. A fact that
// isn't known is null, never absent, so that a reader sees what there could be.
type complaint struct {
	Reference       string     `json:"reference"`
	Conversation    string     `json:"conversation"`
	Status          bot.Status `json:"status"`
	Locale          string     `json:"locale"`
	Channel         string     `json:"channel"`
	OpenedAt        time.Time  `json:"opened_at"`
	UpdatedAt       time.Time  `json:"updated_at"`
	ReceivedAt      *time.Time `json:"received_at"`
	ReceivedOn      *string    `json:"received_on"`
	Regime          *string    `json:"regime"`
	PromiseOn       *string    `json:"promise_on"`
	StatutoryLastOn *string    `json:"statutory_last_on"`

	Priority bot.Priority `json:"priority"`
	Flags    []string     `json:"flags"`
	Title    string       `json:"title"`
	Messages int          `json:"messages"`

	Process           *string `json:"process"`
	Complainant       *string `json:"complainant"`
	Story             *string `json:"story"`
	Experience        *string `json:"experience"`
	Expectation       *string `json:"expectation"`
	ExpectationSource *string `json:"expectation_source"`
	// ExpectationSources are all of them, where there are several.
	ExpectationSources []string           `json:"expectation_sources,omitempty"`
	Remedy             *string            `json:"remedy"`
	Impact             *string            `json:"impact"`
	HappenedOn         *bot.DateSpan      `json:"happened_on"`
	CustomerReference  *string            `json:"customer_reference"`
	Amount             *bot.Money         `json:"amount"`
	Contact            *bot.Contact       `json:"contact"`
	FollowUp           *bool              `json:"follow_up"`
	Satisfaction       *bool              `json:"satisfaction"`
	Confirmed          bool               `json:"confirmed"`
	Files              []complaintFileRef `json:"files"`
	Declined           map[string]string  `json:"declined"`
	Extra              map[string]any     `json:"extra"`

	Assignee   *string `json:"assignee"` // by name
	AssigneeID *string `json:"assignee_id"`
	Outcome    *string `json:"outcome"`
}

// complaintFileRef is a file that was added; its bytes are below the complaint's
// address, at files/{id}.
type complaintFileRef struct {
	ID    bot.FileID `json:"id"`
	Name  string     `json:"name"`
	Media string     `json:"media"`
	Size  int64      `json:"size"`
}

func complaintOf(s bot.Summary) (complaint, error) {
	var r bot.Record
	if len(s.Facts) > 0 {
		if err := json.Unmarshal(s.Facts, &r); err != nil {
			return complaint{}, bot.E(bot.Corrupt, "error.internal", fmt.Errorf("record of %s: %w", s.Conversation, err))
		}
	}
	c := complaint{
		Reference: s.Reference, Conversation: string(s.Conversation), Status: s.Status, Locale: s.Locale,
		Channel: s.Channel, OpenedAt: milli(s.OpenedAt), UpdatedAt: milli(s.UpdatedAt),
		ReceivedOn: some(s.ReceivedOn), Regime: some(s.Regime), PromiseOn: some(s.PromiseOn),
		StatutoryLastOn: some(s.StatutoryLastOn),
		Priority:        s.Priority, Flags: s.Flags, Title: s.Title, Messages: s.Messages,
		Process: some(r.Process), Complainant: some(r.Complainant), Story: some(r.Story),
		Experience: some(r.Experience), Expectation: some(r.Expectation),
		ExpectationSource: some(r.ExpectationSource), ExpectationSources: r.ExpectationSources, Remedy: some(r.Remedy), Impact: some(r.Impact),
		HappenedOn: r.HappenedOn, CustomerReference: some(r.CustomerReference), Amount: r.Amount,
		Contact: r.Contact, FollowUp: r.FollowUp, Satisfaction: r.Satisfaction, Confirmed: r.Confirmed,
		Declined: r.Declined, Extra: r.Extra,
		Assignee: some(s.Agent), AssigneeID: some(s.Assignee), Outcome: some(s.Outcome),
	}
	if !s.ReceivedAt.IsZero() {
		at := milli(s.ReceivedAt)
		c.ReceivedAt = &at
	}
	c.Files = make([]complaintFileRef, 0, len(r.Files))
	for _, f := range r.Files {
		c.Files = append(c.Files, complaintFileRef{f.ID, f.Name, f.Media, f.Size})
	}
	if c.Flags == nil {
		c.Flags = []string{}
	}
	if c.Declined == nil {
		c.Declined = map[string]string{}
	}
	if c.Extra == nil {
		c.Extra = map[string]any{}
	}
	return c, nil
}

// some returns nil for "".
func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func milli(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }
