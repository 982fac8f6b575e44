package bot

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Record is a complaint as the register keeps it: the customer's facts in the
// field's own terms. Its JSON names are a contract.
type Record struct {
	Process           string `json:"process,omitempty"`
	Complainant       string `json:"complainant,omitempty"`
	Story             string `json:"story,omitempty"`
	Experience        string `json:"experience,omitempty"`
	Expectation       string `json:"expectation,omitempty"`
	ExpectationSource string `json:"expectation_source,omitempty"` // the first, where there are several
	// ExpectationSources are all of them, nil where there is one or none.
	ExpectationSources []string  `json:"expectation_sources,omitempty"`
	Remedy             string    `json:"remedy,omitempty"`
	Impact             string    `json:"impact,omitempty"`
	HappenedOn         *DateSpan `json:"happened_on,omitempty"`
	CustomerReference  string    `json:"customer_reference,omitempty"`
	Amount             *Money    `json:"amount,omitempty"`
	Contact            *Contact  `json:"contact,omitempty"`
	FollowUp           *bool     `json:"follow_up,omitempty"`
	Satisfaction       *bool     `json:"satisfaction,omitempty"`
	Confirmed          bool      `json:"confirmed"`
	Files              []File    `json:"files,omitempty"`
	// Declined lists the facts that the customer doesn't know or won't tell,
	// with why.
	Declined map[string]string `json:"declined,omitempty"`
	// Extra holds an organisation's own facts (x_...).
	Extra map[string]any `json:"extra,omitempty"`
}

// Record is the register's record of s as known now.
func (s *State) Record() Record { return s.record(s.StoryText()) }

// record is Record for who has the text of the story at hand.
func (s *State) record(story string) Record {
	r := Record{
		Process: s.chosen("process"), Complainant: s.chosen("complainant"),
		Story: story, Experience: s.Value("experience").Text, Expectation: s.Value("expectation").Text,
		ExpectationSource: s.chosen("expectation_source"), ExpectationSources: s.Value("expectation_source").Choices, Remedy: s.Value("remedy").Text,
		Impact: s.Value("impact").Text, HappenedOn: s.Value("happened_on").Date,
		CustomerReference: s.Value("customer_reference").Ref, Amount: s.Value("amount").Money,
		Contact: s.Value("contact").Contact, FollowUp: s.Value("follow_up").Yes,
		Satisfaction: s.Value("satisfaction").Yes, Confirmed: s.Complaint != nil && s.Complaint.Confirmed,
	}
	for _, f := range s.Files {
		r.Files = append(r.Files, f.File)
	}
	if len(s.Declined) > 0 {
		r.Declined = make(map[string]string, len(s.Declined))
		for slot, why := range s.Declined {
			r.Declined[slot] = why
		}
	}
	for slot, f := range s.Facts {
		if strings.HasPrefix(slot, "x_") {
			if r.Extra == nil {
				r.Extra = map[string]any{}
			}
			v := f.Value
			r.Extra[slot] = v.Plain()
		}
	}
	return r
}

// chosen is the id of the option that was picked, the first of several, or the
// customer's own words where none was.
func (s *State) chosen(slot string) string {
	v := s.Value(slot)
	switch {
	case v.Choice != "":
		return v.Choice
	case len(v.Choices) > 0:
		return v.Choices[0]
	}
	return v.Text
}

// maxSearch bounds the search text of a conversation, in bytes.
const maxSearch = 8 << 10

// searchText is what is searched of s: what the customer may be found by, and
// the beginning of the story.
func (s *State) searchText(story string) string {
	b := make([]byte, 0, min(len(story), maxSearch/2)+256)
	add := func(text string) {
		if text != "" && len(b)+len(text) < maxSearch {
			b = append(append(b, text...), '\n')
		}
	}
	if s.Complaint != nil {
		add(s.Complaint.Reference)
	}
	add(s.Value("customer_reference").Ref)
	if c := s.Value("contact").Contact; c != nil {
		add(c.Name)
		add(c.Email)
		add(c.Phone)
	}
	add(s.Value("expectation").Text)
	add(s.Value("remedy").Text)
	add(s.Value("impact").Text)
	if len(story) > maxSearch/2 {
		story = strings.ToValidUTF8(story[:maxSearch/2], "")
	}
	add(story)
	if lowerASCII(b) {
		return string(b)
	}
	return FoldText(string(b))
}

// lowerASCII writes b in lower case where it stands and returns true, if that
// is all that folding would do. Else it returns false and b may be half done,
// which folding mends.
func lowerASCII(b []byte) bool {
	for i, c := range b {
		switch {
		case c >= 'A' && c <= 'Z':
			b[i] = c + 'a' - 'A'
		case c >= 0x7f || (c < 0x20 && c != '\n'):
			return false
		}
	}
	return true
}

// FoldText brings text into the form in which Query.Text is compared: lower
// case, without diacritics.
func FoldText(s string) string {
	if isPlainASCII(s) {
		return strings.ToLower(s)
	}
	t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	out, _, err := transform.String(t, s)
	if err != nil {
		out = s
	}
	return strings.ToLower(out)
}
