package understand

import (
	"strings"

	"github.com/gehoor/gehoor/bot/understand/pii"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// spokenEmail reads an address that is written as it is spoken: "jan punt jansen
// apenstaartje example punt nl", "bob at example dot com".
func (rd *reader) spokenEmail() (address string, first, last int) {
	for i := 1; i+3 < rd.text.Len(); i++ {
		switch rd.text.Tokens[i].Norm {
		case "apestaart", "apestaartje", "apenstaart", "apenstaartje", "at":
		default:
			continue
		}
		first = i - 1
		name := rd.text.Tokens[first].Norm
		for first >= 2 && joinsSpoken(rd.text.Norm(first-1)) != 0 {
			name = rd.text.Tokens[first-2].Norm + string(joinsSpoken(rd.text.Norm(first-1))) + name
			first -= 2
		}
		var b strings.Builder
		b.WriteString(name)
		b.WriteByte('@')
		b.WriteString(rd.text.Tokens[i+1].Norm)
		last = i + 1
		for last+2 < rd.text.Len() && joinsSpoken(rd.text.Norm(last+1)) != 0 {
			b.WriteRune(joinsSpoken(rd.text.Norm(last + 1)))
			b.WriteString(rd.text.Tokens[last+2].Norm)
			last += 2
		}
		if last > i+1 {
			return b.String(), first, last
		}
	}
	return "", 0, 0
}

// joinsSpoken is the sign that w is the name of, 0 if it names none.
func joinsSpoken(w string) rune {
	switch w {
	case "punt", "dot":
		return '.'
	case "streepje", "dash", "hyphen":
		return '-'
	case "underscore":
		return '_'
	}
	return 0
}

// digitNames are the digits of a number as it is said.
var digitNames = map[string]string{
	"nul": "0", "een": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6", "zeven": "7", "acht": "8", "negen": "9",
	"zero": "0", "oh": "0", "o": "0", "nought": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
	"eight": "8", "nine": "9",
}

// hearPhone finds a phone number in words, "nul zes, twaalf, vierendertig" or
// "oh seven double seven", and hides it as one in digits is hidden.
func (rd *reader) hearPhone() {
	for i := range rd.text.Tokens {
		switch rd.text.Tokens[i].Norm {
		case "nul", "zero", "oh", "o", "nought", "plus":
		default:
			continue
		}
		digits, last := rd.spokenDigits(i)
		if len(digits) < 10 {
			continue
		}
		if value := pii.E164(digits, rd.region()); value != "" {
			sp := pii.Span{Start: rd.text.Tokens[i].Start, End: rd.text.Tokens[last].End, Kind: pii.Phone, Value: value}
			rd.contacts = pii.Join(rd.contacts, sp)
			rd.r.Masked = pii.Replace(rd.r.Stored, rd.contacts)
			rd.text.Block(sp.Start, sp.End)
			return
		}
	}
}

// spokenDigits are the digits said from token i on, and the last token of them.
func (rd *reader) spokenDigits(i int) (digits string, last int) {
	var b strings.Builder
	last = i
	for times := 1; i < rd.text.Len() && b.Len() < 16; i++ {
		tok := &rd.text.Tokens[i]
		switch d := digitNames[tok.Norm]; {
		case tok.Norm == "plus" && b.Len() == 0:
			b.WriteByte('+')
		case tok.Norm == "double" || tok.Norm == "dubbel" || tok.Norm == "dubbele":
			times = 2
			continue
		case tok.Norm == "triple" || tok.Norm == "driemaal":
			times = 3
			continue
		case d != "":
			b.WriteString(strings.Repeat(d, times))
		case tok.Kind == words.Number && len(tok.Norm) <= 4 && !strings.ContainsAny(tok.Norm, ".,:"):
			b.WriteString(tok.Norm)
		case tok.Kind == words.Word && numberWord(tok.Norm) >= 10 && numberWord(tok.Norm) <= 99:
			n := numberWord(tok.Norm)
			b.WriteByte(byte('0' + n/10))
			b.WriteByte(byte('0' + n%10))
		case tok.Norm == "en" || tok.Norm == "and" || tok.Norm == "streepje" || tok.Norm == "dash":
			continue
		default:
			return b.String(), last
		}
		last, times = i, 1
	}
	return b.String(), last
}
