package pii

import (
	"strings"
	"testing"
)

func TestWhatIsNotKept(t *testing.T) {
	for text, want := range map[string]string{
		"mijn rekening NL91ABNA0417164300":                      "mijn rekening [IBAN_1]",
		"NL91 ABNA 0417 1643 00 en nog eens NL91ABNA0417164300": "[IBAN_1] en nog eens [IBAN_1]",
		"nl91abna0417164300":                                    "[IBAN_1]",
		"mijn bsn is 111222333":                                 "mijn bsn is [BSN_1]",
		"249566758":                                             "[BSN_1]",
		"111.222.333 is mijn nummer":                            "[BSN_1] is mijn nummer",
		"ordernummer 111222333":                                 "ordernummer 111222333",
		"factuur 249566758 klopt niet":                          "factuur 249566758 klopt niet",
		"123456789":                                             "123456789",
		"kaart 4111 1111 1111 1111":                             "kaart [CARD_1]",
		"4111111111111112":                                      "4111111111111112",
		"wachtwoord: Welkom01!":                                 "wachtwoord: [PASSWORD_1]",
		"mijn wachtwoord is vergeten":                           "mijn wachtwoord is vergeten",
		"my password is hunter2":                                "my password is [PASSWORD_1]",
		"my password is not working":                            "my password is not working",
		"pincode 1234":                                          "pincode [PASSWORD_1]",
		"my NI number is QQ123456C":                             "my NI number is QQ123456C", // Q is never handed out
		"AB123456C":                                             "[NINO_1]",
		"AB 12 34 56 C":                                         "[NINO_1]",
		"er is 20 euro te veel afgeschreven":                    "er is 20 euro te veel afgeschreven",
		"NL91ABNA0417164300. er is 20 euro te veel af":          "[IBAN_1]. er is 20 euro te veel af",
		"de boot": "de boot",
	} {
		if got := Replace(text, Unneeded(text, Context{Region: "NL"})); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestWhatAModelDoesNotSee(t *testing.T) {
	for text, want := range map[string]string{
		"jan@example.nl of 06-12345678":   "[EMAIL_1] of [PHONE_1]",
		"bel +31 6 12345678":              "bel [PHONE_1]",
		"020 123 45 67":                   "[PHONE_1]",
		"Kerkstraat 12a, 1234 AB Utrecht": "[ADDRESS_1], [POSTCODE_1] Utrecht",
		"in 2026 is dat anders":           "in 2026 is dat anders",
		"12 High Street, SW1A 1AA":        "[ADDRESS_1], [POSTCODE_1]",
		"order 0612345":                   "order 0612345",
		"op 3-3-2026 om 10.00":            "op 3-3-2026 om 10.00",
		"2026 IS een jaar":                "2026 IS een jaar",
		"ring me on 07700 900123":         "ring me on [PHONE_1]",
	} {
		region := "NL"
		if strings.Contains(text, "ring") {
			region = "GB"
		}
		if got := Replace(text, Contacts(text, Context{Region: region})); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func FuzzMask(f *testing.F) {
	for _, s := range []string{"NL91ABNA0417164300", "bsn 111222333", "a@b.nl", "06-12345678", "1234 AB", "wachtwoord: x", "\xff", "4111 1111 1111 1111", "AB123456C", "NL", "Kerkstraat 1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, found := range [][]Span{Unneeded(s, Context{Region: "NL"}), Contacts(s, Context{Region: "GB"})} {
			end := 0
			for _, sp := range found {
				if sp.Start < end || sp.End <= sp.Start || sp.End > len(s) || sp.Kind == "" {
					t.Fatalf("%q: %+v after %d", s, sp, end)
				}
				end = sp.End
			}
			Replace(s, found)
		}
	})
}
