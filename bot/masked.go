package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameMark stands in what a model sees for the customer's name.
const nameMark = "[NAME_1]"

// maskedText is a customer's message as a model may see it, "" where that is
// what is kept. The reading has replaced what it found by form; a name has no
// form, so those that were given as one are replaced here.
func maskedText(r Reading) string {
	text := r.Masked
	if text == "" {
		text = r.Stored
	}
	for _, a := range r.Acts {
		if a.Value != nil && a.Value.Contact != nil {
			text = HideContact(text, a.Value.Contact)
		}
	}
	if text == r.Stored {
		return ""
	}
	return text
}

// HideContact replaces what is known of who complains wherever it occurs in
// text: the whole name and its parts, the e-mail address, the phone number. c
// may be nil.
func HideContact(text string, c *Contact) string {
	if c == nil {
		return text
	}
	text = hide(text, c.Email, "[EMAIL]")
	text = hide(text, c.Phone, "[PHONE]")
	text = hide(text, strings.Join(strings.Fields(c.Name), " "), nameMark)
	for part := range strings.FieldsFuncSeq(c.Name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) {
		first, _ := utf8.DecodeRuneInString(part)
		if unicode.IsUpper(first) && utf8.RuneCountInString(part) > 2 || utf8.RuneCountInString(part) > 3 {
			text = hide(text, strings.Trim(part, ".,"), nameMark)
		}
	}
	return text
}

// hide replaces every whole word that is secret, in whatever case.
func hide(text, secret, mark string) string {
	if secret == "" || !strings.Contains(strings.ToLower(text), strings.ToLower(secret)) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		n := foldPrefix(text[i:], secret)
		if n > 0 && edge(text, i) && edge(text, i+n) {
			b.WriteString(mark)
			i += n
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		b.WriteString(text[i : i+size])
		i += size
	}
	return b.String()
}

// foldPrefix is how many bytes of text's beginning are secret in any case, 0
// for none.
func foldPrefix(text, secret string) int {
	i := 0
	for _, want := range secret {
		if i >= len(text) {
			return 0
		}
		got, size := utf8.DecodeRuneInString(text[i:])
		if got != want && unicode.ToLower(got) != unicode.ToLower(want) {
			return 0
		}
		i += size
	}
	return i
}
