// Package pii finds personal data in a text and puts marks in its place.
//
// Two grades. What a complaint never needs (account, citizen and card numbers,
// passwords) is replaced before the text is kept. What a human needs but a
// model doesn't (e-mail, phone, postcode, address) stays in what is kept and is
// replaced in what a model sees.
package pii

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The kinds of personal data.
const (
	IBAN     = "iban"
	BSN      = "bsn"
	Card     = "card"
	Password = "password"
	NINO     = "nino" // a British national insurance number
	PPSN     = "ppsn" // an Irish public service number
	Email    = "email"
	Phone    = "phone"
	Postcode = "postcode"
	Address  = "address"
)

// Span is personal data at byte offsets of a text.
type Span struct {
	Start, End int
	Kind       string
	Value      string // normalised: E.164 for a phone, lower case for an e-mail
}

// Context is what is known beside the text.
type Context struct {
	Region    string // ISO 3166 of the conversation's language: where a phone number without country is tried first
	Reference bool   // an order or customer number was just asked for
}

// Unneeded finds the data that mustn't be kept, in the order of the text.
func Unneeded(text string, c Context) []Span {
	found := unneeded(text, c)
	folded, at, ok := plain(text)
	if !ok {
		return found
	}
	more := unneeded(folded, c)
	for i := range more {
		last := at[more[i].End-1]
		_, size := utf8.DecodeRuneInString(text[last:])
		more[i].Start, more[i].End = at[more[i].Start], last+size
	}
	return apart(found, more)
}

func unneeded(text string, c Context) []Span {
	var found []Span
	for i := 0; i < len(text); i++ {
		b := text[i]
		if !isDigit(b) && !isLetter(b) || i > 0 && (isDigit(text[i-1]) || isLetter(text[i-1])) {
			continue
		}
		sp, ok := Span{}, false
		switch {
		case isLetter(b) && i+3 < len(text) && isLetter(text[i+1]):
			if isDigit(text[i+2]) || text[i+2] == ' ' {
				sp, ok = ibanAt(text, i)
				if !ok {
					sp, ok = ninoAt(text, i)
				}
			}
			if !ok && (i == 0 || text[i-1] != '[') { // a mark is no word for a secret
				sp, ok = passwordAt(text, i)
			}
		case isDigit(b):
			sp, ok = numberAt(text, i, c)
		}
		if ok {
			found = append(found, sp)
			i = sp.End - 1
		}
	}
	return found
}

// Replace puts marks in place of spans: [IBAN_1], [IBAN_2]; the same value
// gets the same mark. Spans must be sorted and apart.
func Replace(text string, spans []Span) string {
	if len(spans) == 0 {
		return text
	}
	var out strings.Builder
	out.Grow(len(text) + 8*len(spans))
	numbers := map[string]int{} // kind -> how many
	marks := map[string]string{}
	at := 0
	for _, sp := range spans {
		value := sp.Value
		if value == "" {
			value = text[sp.Start:sp.End]
		}
		key := sp.Kind + "\x00" + value
		mark, ok := marks[key]
		if !ok {
			numbers[sp.Kind]++
			mark = "[" + strings.ToUpper(sp.Kind) + "_" + strconv.Itoa(numbers[sp.Kind]) + "]"
			marks[key] = mark
		}
		out.WriteString(text[at:sp.Start])
		out.WriteString(mark)
		at = sp.End
	}
	out.WriteString(text[at:])
	return out.String()
}

// Kinds lists the kinds in spans once each, in order of appearance.
func Kinds(spans []Span) []string {
	var kinds []string
	for _, sp := range spans {
		seen := false
		for _, k := range kinds {
			seen = seen || k == sp.Kind
		}
		if !seen {
			kinds = append(kinds, sp.Kind)
		}
	}
	return kinds
}

// sortApart sorts spans and drops those that overlap an earlier one.
func sortApart(spans []Span) []Span {
	sort.SliceStable(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	kept := spans[:0]
	for _, sp := range spans {
		if n := len(kept); n > 0 && sp.Start < kept[n-1].End {
			continue
		}
		kept = append(kept, sp)
	}
	return kept
}

func isDigit(b byte) bool  { return '0' <= b && b <= '9' }
func isLetter(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b >= 0x80 }

func upper(b byte) byte {
	if 'a' <= b && b <= 'z' {
		return b - 32
	}
	return b
}
