package bot

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MoneyText writes an amount as the language does: € 45,50 or £45.50.
func MoneyText(say Speaker, locale string, m Money) string {
	sign := ""
	cents := m.Cents
	if cents < 0 {
		sign, cents = "-", -cents
	}
	return say.Text(locale, "money", map[string]any{
		"Sign": sign, "Currency": currencySign(m.Currency), "Whole": fmt.Sprint(cents / 100), "Cents": fmt.Sprintf("%02d", cents%100),
	})
}

func currencySign(code string) string {
	switch code {
	case "EUR", "":
		return "€"
	case "GBP":
		return "£"
	case "USD":
		return "$"
	}
	return code
}

// ContactText writes a contact in one line.
func ContactText(c Contact) string {
	var parts []string
	for _, p := range []string{c.Name, c.Email, c.Phone} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}

// lowerFirst makes the first letter small, for use inside a sentence. Words in
// capitals, such as UPS, stay.
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}
