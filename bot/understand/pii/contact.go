package pii

import (
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// Contacts finds e-mail addresses, phone numbers, postcodes and street
// addresses, in the order of the text.
func Contacts(text string, c Context) []Span {
	if !mayHold(text) {
		return nil
	}
	var found []Span
	for i := 0; i < len(text); i++ {
		b := text[i]
		switch {
		case b == '@':
			if sp, ok := emailAround(text, i); ok {
				found = append(found, sp)
				i = sp.End - 1
			}
		case isDigit(b) && (i == 0 || !isDigit(text[i-1])), b == '+', b == '(' && i+1 < len(text) && (text[i+1] == '0' || text[i+1] == '+'):
			if sp, ok := phoneAt(text, i, c); ok {
				found = append(found, sp)
				i = sp.End - 1
				continue
			}
			if sp, ok := postcodeAt(text, i); ok {
				found = append(found, sp)
				i = sp.End - 1
				continue
			}
			if sp, ok := addressAround(text, i); ok {
				found = append(found, sp)
				i = sp.End - 1
			}
		case 'A' <= b && b <= 'Z' && (i == 0 || !isLetter(text[i-1]) && !isDigit(text[i-1])):
			if sp, ok := letterPostcodeAt(text, i); ok {
				found = append(found, sp)
				i = sp.End - 1
			}
		}
	}
	return sortApart(found)
}

// Join puts one more span among spans, which stay sorted and apart.
func Join(spans []Span, one Span) []Span { return sortApart(append(spans, one)) }

func mayHold(text string) bool { return strings.ContainsAny(text, "0123456789@") }

// emailAround reads the e-mail address whose @ is at i.
func emailAround(s string, i int) (Span, bool) {
	start, end := i, i+1
	for start > 0 && isEmailByte(s[start-1]) {
		start--
	}
	for end < len(s) && isEmailByte(s[end]) {
		end++
	}
	for end > i && (s[end-1] == '.' || s[end-1] == '-') {
		end--
	}
	for start < i && (s[start] == '.' || s[start] == '-') {
		start++
	}
	domain := s[i+1 : end]
	dot := strings.LastIndexByte(domain, '.')
	if start == i || dot < 1 || len(domain)-dot < 3 || strings.ContainsAny(domain, "_+%") {
		return Span{}, false
	}
	return Span{start, end, Email, strings.ToLower(s[start:end])}, true
}

func isEmailByte(b byte) bool {
	return isDigit(b) || isLetter(b) && b < 0x80 || b == '.' || b == '_' || b == '-' || b == '+' || b == '%'
}

// phoneAt reads a phone number at i.
func phoneAt(s string, i int, c Context) (Span, bool) {
	if i > 0 && (isLetter(s[i-1]) || s[i-1] == '_' || s[i-1] == '#') || i > 1 && (s[i-1] == '-' || s[i-1] == '.' || s[i-1] == '/') && isDigit(s[i-2]) {
		return Span{}, false
	}
	if isDay(s[i:]) {
		return Span{}, false
	}
	digits, end, signs := 0, i, 0
	for j := i; j < len(s) && digits < 16; j++ {
		b := s[j]
		if isDigit(b) {
			digits++
			end = j + 1
			signs = 0
			continue
		}
		if b == '+' && j > i && digits > 0 || signs > 2 {
			break
		}
		if b == ' ' || b == '-' || b == '.' || b == '(' || b == ')' || b == '/' || b == '+' {
			signs++
			continue
		}
		break
	}
	if s[i] == '(' && !strings.Contains(s[i:end], ")") {
		return Span{}, false
	}
	if digits < 9 || digits > 15 || end < len(s) && isLetter(s[end]) {
		return Span{}, false
	}
	text := s[i:end]
	plus := strings.HasPrefix(strings.TrimPrefix(text, "("), "+")
	zero := s[i] == '0' || s[i] == '('
	if !plus && !zero {
		if digits > 10 || !saidBefore(s, i, "tel", "bel", "phone", "mobiel", "nummer", "number", "call", "06") || saidBefore(s, i, references...) {
			return Span{}, false
		}
	} else if !plus && saidBefore(s, i, references...) && !saidBefore(s, i, "tel", "bel", "phone", "mobiel", "call") {
		return Span{}, false
	}
	if e164 := E164(text, c.Region); e164 != "" {
		return Span{i, end, Phone, e164}, true
	}
	// Not a number that can be called, but shaped like one: hide it all the same.
	if (plus || zero) && digits >= 10 && !isDateLike(text) {
		return Span{i, end, Phone, ""}, true
	}
	return Span{}, false
}

// E164 is text as an international phone number, "" if it can't be one. A
// number without a country is tried in region first.
func E164(text, region string) string {
	regions := [...]string{region, "NL", "GB", "BE", "IE"}
	if strings.HasPrefix(text, "00") {
		text = "+" + text[2:]
	}
	text = strings.Replace(text, "(0)", "", 1)
	for k, r := range regions {
		if r == "" || k > 0 && r == region {
			continue
		}
		num, err := phonenumbers.Parse(text, r)
		if err == nil && phonenumbers.IsValidNumber(num) {
			return phonenumbers.Format(num, phonenumbers.E164)
		}
	}
	// Numbers that aren't handed out, as in examples and films, are kept all the
	// same: whether one works is for who calls it to find out.
	bare := strings.TrimPrefix(text, "(")
	if num, err := phonenumbers.Parse(text, region); err == nil && phonenumbers.IsPossibleNumber(num) && (bare[0] == '0' || bare[0] == '+') {
		return phonenumbers.Format(num, phonenumbers.E164)
	}
	return ""
}

// isDateLike reports whether text is digits in the groups of a date or two.
func isDateLike(text string) bool {
	groups := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if len(groups) < 3 {
		return false
	}
	for _, g := range groups {
		if len(g) > 4 || len(g) == 3 {
			return false
		}
	}
	return len(groups[0]) <= 2 && len(groups[1]) <= 2 && (len(groups[2]) == 4 || len(groups[2]) == 2)
}

// isDay reports whether s begins with a day as 05.11.2026, which the hour after
// it would make as long as a phone number.
func isDay(s string) bool {
	if len(s) < 10 || len(s) > 10 && isDigit(s[10]) {
		return false
	}
	for k := range 10 {
		if sign := k == 2 || k == 5; sign != !isDigit(s[k]) {
			return false
		}
	}
	return s[2] == s[5] && (s[2] == '.' || s[2] == '-' || s[2] == '/') && s[0] <= '3' && s[3] <= '1' && (s[6:8] == "19" || s[6:8] == "20")
}
