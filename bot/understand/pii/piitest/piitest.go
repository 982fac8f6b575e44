// Package piitest makes up personal data for tests: numbers that pass the tests
// of their kind and belong to nobody in particular, written in many ways.
package piitest

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// Secret is a piece of personal data that a complaint doesn't need.
type Secret struct {
	Kind  string // iban, bsn, card or password
	Value string // bare, without signs between its groups
}

// In reports whether s can be read from text by whoever knows that signs,
// spaces and look-alikes don't count.
func (s Secret) In(text string) bool {
	if s.Kind == "password" {
		return strings.Contains(text, s.Value)
	}
	return strings.Contains(bare(text), bare(s.Value))
}

// bare is text without anything but ASCII letters and digits, in capitals.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'O' || r == 'o':
			return '0'
		case r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			return unicode.ToUpper(r)
		}
		return -1
	}, norm.NFKC.String(text))
}

// Any draws a secret of any kind.
func Any(t *rapid.T) Secret {
	return rapid.SampledFrom([]func(*rapid.T) Secret{IBAN, BSN, Card, Password}).Draw(t, "kind of secret")(t)
}

// IBAN draws an account number of several countries, valid modulo 97.
func IBAN(t *rapid.T) Secret {
	country := rapid.SampledFrom([]struct {
		code            string
		letters, digits int
	}{{"NL", 4, 10}, {"BE", 0, 12}, {"DE", 0, 18}, {"GB", 4, 14}, {"IE", 4, 14}, {"ES", 0, 20}}).Draw(t, "country")
	account := rapid.StringOfN(rapid.RuneFrom([]rune("ABGINORSU")), country.letters, country.letters, -1).Draw(t, "bank") +
		digits(t, country.digits)
	rem := 0
	for _, r := range account + country.code + "00" {
		if unicode.IsDigit(r) {
			rem = (rem*10 + int(r-'0')) % 97
		} else {
			rem = (rem*100 + int(r-'A') + 10) % 97
		}
	}
	return Secret{"iban", fmt.Sprintf("%s%02d%s", country.code, 98-rem, account)}
}

// BSN draws a citizen service number that passes the test of eleven.
func BSN(t *rapid.T) Secret {
	d := digits(t, 8)
	if d[0] == '0' {
		d = "1" + d[1:]
	}
	sum := 0
	for i := range 8 {
		sum += int(d[i]-'0') * (9 - i)
	}
	if sum%11 == 10 { // no last digit would do
		return Secret{"bsn", "111222333"}
	}
	return Secret{"bsn", d + string(rune('0'+sum%11))}
}

// Card draws a payment card's number, valid by Luhn.
func Card(t *rapid.T) Secret {
	kind := rapid.SampledFrom([]struct {
		prefix string
		length int
	}{{"4", 16}, {"51", 16}, {"55", 16}, {"37", 15}, {"67", 16}}).Draw(t, "kind")
	d := kind.prefix + digits(t, kind.length-1-len(kind.prefix))
	sum := 0
	for i := range d {
		v := int(d[len(d)-1-i] - '0')
		if i%2 == 0 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return Secret{"card", d + string(rune('0'+(10-sum%10)%10))}
}

// Password draws something that people take for a password.
func Password(t *rapid.T) Secret {
	word := rapid.SampledFrom([]string{"Welkom", "geheim", "Zomer", "hunter", "Poesje", "Qwerty", "sterk", "Liverpool"}).Draw(t, "word")
	return Secret{"password", word + digits(t, 2) + rapid.SampledFrom([]string{"", "!", "#", "x", "?a"}).Draw(t, "end")}
}

func digits(t *rapid.T, n int) string {
	return rapid.StringOfN(rapid.RuneFrom([]rune("0123456789")), n, n, -1).Draw(t, "digits")
}

// Written draws a way in which s is written: bare, in groups, over lines, with
// wide spaces or dots or dashes, in small letters, in look-alikes.
func Written(t *rapid.T, s Secret) string {
	if s.Kind == "password" {
		return s.Value
	}
	text := s.Value
	size := map[string]int{"iban": 4, "card": 4, "bsn": 3}[s.Kind]
	if sign := rapid.SampledFrom([]string{"", " ", ".", "-", "\u00a0", "\u2009", "\n", "  ", " - ", "–", "\u200b", "\u200d"}).Draw(t, "sign"); sign != "" {
		var groups []string
		for i := 0; i < len(text); i += size {
			groups = append(groups, text[i:min(i+size, len(text))])
		}
		text = strings.Join(groups, sign)
	}
	switch rapid.IntRange(0, 4).Draw(t, "letters") {
	case 0:
		return strings.Map(func(r rune) rune { // full width
			if r > ' ' && r < 0x7f && (unicode.IsDigit(r) || unicode.IsLetter(r)) {
				return r + 0xfee0
			}
			return r
		}, text)
	case 1:
		return strings.NewReplacer("A", "А", "B", "В", "N", "Ν", "O", "О", "E", "Е", "S", "Ѕ", "I", "І").Replace(text)
	case 2:
		if s.Kind == "iban" {
			return strings.ToLower(text)
		}
	case 3:
		if s.Kind == "iban" {
			if i := strings.LastIndexByte(text, '0'); i > 4 && text[i-1] >= '0' && text[i-1] <= '9' {
				return text[:i] + "O" + text[i+1:]
			}
		}
	}
	return text
}

// Sentence draws a sentence of a customer with s in it.
func Sentence(t *rapid.T, locale string, s Secret) string {
	before := rapid.SampledFrom(leads[locale][s.Kind]).Draw(t, "before")
	after := rapid.SampledFrom(tails[locale]).Draw(t, "after")
	opening := rapid.SampledFrom(openings[locale]).Draw(t, "opening")
	return opening + before + Written(t, s) + after
}

var leads = map[string]map[string][]string{
	"nl": {
		"iban":     {"Mijn rekening is ", "IBAN: ", "Het geld moet naar ", "Stort het op ", "rekeningnummer ", "", "mijn iban\n"},
		"bsn":      {"Mijn BSN is ", "bsn: ", "burgerservicenummer ", "Mijn sofinummer is ", "", "Zoek mij maar op: ", "BSN\n"},
		"card":     {"Mijn creditcard is ", "kaartnummer: ", "Ik betaalde met ", "", "mijn pas heeft nummer "},
		"password": {"Mijn wachtwoord is ", "wachtwoord: ", "ik log in met wachtwoord ", "Wachtwoord = ", "het wachtwoord was "},
	},
	"en": {
		"iban":     {"My account is ", "IBAN: ", "Send the money to ", "account number ", "", "my iban\n"},
		"bsn":      {"My BSN is ", "bsn: ", "citizen service number ", "", "Look me up: "},
		"card":     {"My credit card is ", "card number: ", "I paid with ", "", "my card has number "},
		"password": {"My password is ", "password: ", "I log in with password ", "Password = ", "the password was "},
	},
}

var tails = map[string][]string{
	"nl": {"", ".", " en ik wacht nog steeds.", ", dat weet u toch?", "\nGroeten, Jan", " (zie de mail).", " 2 keer doorgegeven", " sinds 2024."},
	"en": {"", ".", " and I am still waiting.", ", you know that?", "\nRegards, Sam", " (see the mail).", " given 2 times", " since 2024."},
}

var openings = map[string][]string{
	"nl": {"", "Mijn pakket is kwijt. ", "Ik ben boos!! ", "Op 12 november 2026 ging het mis. ", "Het was 45,50 euro. ", "Goedemorgen,\n"},
	"en": {"", "My parcel is lost. ", "I am angry!! ", "It went wrong on 12 November 2026. ", "It was £45.50. ", "Good morning,\n"},
}
