package understand

import (
	"strings"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/words"
)

var currencies = map[string]string{
	"€": "EUR", "£": "GBP", "$": "USD", "euro": "EUR", "euros": "EUR", "eur": "EUR", "euro's": "EUR", "eurootjes": "EUR",
	"pound": "GBP", "pounds": "GBP", "gbp": "GBP", "quid": "GBP", "sterling": "GBP", "dollar": "USD", "dollars": "USD", "usd": "USD",
}

// smallWords are the numbers that people write out before a currency.
var smallWords = map[string]int64{
	"vijf": 5, "tien": 10, "vijftien": 15, "twintig": 20, "vijfentwintig": 25, "dertig": 30, "veertig": 40, "vijftig": 50,
	"zestig": 60, "zeventig": 70, "vijfenzeventig": 75, "tachtig": 80, "negentig": 90, "honderd": 100, "tweehonderd": 200,
	"driehonderd": 300, "vierhonderd": 400, "vijfhonderd": 500, "duizend": 1000, "five": 5, "ten": 10, "fifteen": 15, "twenty": 20,
	"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
	"zeven": 7, "acht": 8, "negen": 9, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "achttien": 18, "negentien": 19,
	"seven": 7, "eight": 8, "nine": 9, "eleven": 11, "twelve": 12, "vijfenveertig": 45, "vijfennegentig": 95, "zeshonderd": 600,
	"achthonderd": 800, "vijftienhonderd": 1500, "twaalfhonderd": 1200, "negenennegentig": 99,
	"twee": 2, "drie": 3, "vier": 4, "zes": 6, "two": 2, "three": 3, "four": 4,
}

// findAmount keeps the first amount that is named with its currency.
func (rd *reader) findAmount() {
	m, first, last, ok := rd.amountIn(0, rd.text.Len()-1, false)
	if !ok {
		return
	}
	rd.provide(slotAmount, bot.Value{Money: m}, 0.92, first, last)
	rd.trace("amount", rd.r.Stored[rd.text.Tokens[first].Start:rd.text.Tokens[last].End])
}

// amountIn reads an amount among tokens first to last; bare takes one without
// a currency too.
func (rd *reader) amountIn(first, last int, bare bool) (m *bot.Money, from, to int, ok bool) {
	for i := first; i <= last; i++ {
		tok := &rd.text.Tokens[i]
		switch tok.Kind {
		case words.Money:
			if i < last && rd.text.Tokens[i+1].Kind != words.Opaque && rd.text.Tokens[i+1].Start-tok.End <= 1 {
				if cents, ok := parseCents(rd.text.Tokens[i+1].Norm); ok {
					return &bot.Money{Cents: cents, Currency: currencies[rd.source(i)]}, i, i + 1, true
				}
			}
		case words.Number, words.Mixed:
			if m, to, ok := rd.amountAt(i, last); ok {
				return m, i, to, true
			}
		case words.Word:
			if code := currencies[tok.Norm]; code != "" && i < last && tok.Norm == "eur" {
				if cents, ok := parseCents(rd.text.Tokens[i+1].Norm); ok && rd.text.Tokens[i+1].Kind == words.Number {
					return &bot.Money{Cents: cents, Currency: code}, i, i + 1, true
				}
			}
			if n := smallWords[tok.Norm]; n > 0 && i < last && currencies[rd.text.Tokens[i+1].Norm] != "" {
				m, to := &bot.Money{Cents: n * 100, Currency: currencies[rd.text.Tokens[i+1].Norm]}, i+1
				if to < last {
					if more := smallWords[rd.text.Tokens[to+1].Norm]; more > 0 && more < 100 && rd.text.Tokens[to+1].Clause == tok.Clause && !rd.isCount(to+2) {
						m.Cents, to = m.Cents+more, to+1 // "twaalf euro vijftig"
					}
				}
				return m, i, to, true
			}
		}
	}
	if m, i, ok := rd.decimals(first, last); ok {
		return m, i, i, true
	}
	if !bare {
		return nil, 0, 0, false
	}
	for i := first; i <= last; i++ {
		if rd.text.Tokens[i].Kind != words.Number {
			continue
		}
		if cents, ok := parseCents(rd.text.Tokens[i].Norm); ok {
			return &bot.Money{Cents: cents, Currency: rd.currency()}, i, i, true
		}
	}
	return nil, 0, 0, false
}

// decimals finds an amount without a currency that is written as one: 64,95.
func (rd *reader) decimals(first, last int) (m *bot.Money, at int, ok bool) {
	for i := first; i <= last; i++ {
		tok := &rd.text.Tokens[i]
		n := len(tok.Norm)
		if tok.Kind != words.Number || n < 4 || tok.Norm[n-3] != ',' && tok.Norm[n-3] != '.' || rd.inDate(i) || rd.isMeasure(i+1) {
			continue
		}
		if tok.Norm[n-3] == '.' {
			switch rd.text.Norm(i - 1) {
			case "om", "at", "by", "van", "tot", "from", "until", "versie", "version", "rond", "around", "before", "voor", "na", "after":
				continue // a time, or a version
			}
			if tok.Norm[n-2] < '6' && n <= 5 {
				continue // 10.30 uur
			}
		}
		if cents, good := parseCents(tok.Norm); good {
			return &bot.Money{Cents: cents, Currency: rd.currency()}, i, true
		}
	}
	return nil, 0, false
}

// isMeasure reports whether the word at i makes a number something else than
// money.
func (rd *reader) isMeasure(i int) bool {
	switch rd.text.Norm(i) {
	case "km", "kg", "procent", "percent", "uur", "u", "meter", "m", "cm", "mm", "liter", "l", "gb", "mb", "graden", "kwh", "m2", "m3", "am", "pm",
		"hours", "o'clock", "kilo", "gram", "kilometer", "miles", "jaar", "years", "h":
		return true
	}
	return rd.isCount(i)
}

// amountAt reads "45 euro 50", "45,50 euro", "50p" at i.
func (rd *reader) amountAt(i, last int) (m *bot.Money, to int, ok bool) {
	tok := &rd.text.Tokens[i]
	if n := len(tok.Norm); tok.Kind == words.Mixed {
		for _, unit := range [...]string{"euro", "eur", "pounds", "gbp"} {
			if strings.HasSuffix(tok.Norm, unit) {
				if cents, ok := parseCents(tok.Norm[:n-len(unit)]); ok {
					return &bot.Money{Cents: cents, Currency: currencies[unit]}, i, true
				}
			}
		}
		return nil, 0, false
	}
	if i == last {
		return nil, 0, false
	}
	next := &rd.text.Tokens[i+1]
	code := currencies[next.Norm]
	if next.Kind == words.Money {
		code = currencies[rd.source(i+1)]
		if i+2 <= last && rd.text.Tokens[i+2].Kind == words.Number && rd.text.Tokens[i+2].Start == next.End {
			return nil, 0, false // "order 12 €45": the sign belongs to what follows
		}
	}
	cents, ok := parseCents(tok.Norm)
	switch {
	case !ok:
		return nil, 0, false
	case rd.isHundredth(i+1) && cents < 100_00:
		return &bot.Money{Cents: cents / 100, Currency: rd.centsOf(next.Norm)}, i + 1, true
	case code == "":
		return nil, 0, false
	}
	to = i + 1
	if cents%100 == 0 && to < last && len(rd.text.Tokens[to+1].Norm) == 2 && rd.text.Tokens[to+1].Kind == words.Number && rd.text.Tokens[to+1].Clause == next.Clause {
		if more, ok := parseCents(rd.text.Tokens[to+1].Norm); ok && !rd.isCount(to+2) {
			return &bot.Money{Cents: cents + more/100, Currency: code}, to + 1, true
		}
	}
	return &bot.Money{Cents: cents, Currency: code}, to, true
}

// isCount reports whether the word at i is something that is counted.
func (rd *reader) isCount(i int) bool {
	switch rd.text.Norm(i) {
	case "keer", "dagen", "weken", "minuten", "uur", "times", "days", "weeks", "minutes", "hours", "jaar", "years", "stuks", "procent":
		return true
	}
	return false
}

func (rd *reader) source(i int) string {
	return rd.text.Source[rd.text.Tokens[i].Start:rd.text.Tokens[i].End]
}

// isHundredth reports whether the word at i is a hundredth of a currency. The p
// of "7 p.m." is none.
func (rd *reader) isHundredth(i int) bool {
	switch rd.text.Norm(i) {
	case "cent", "cents", "pence":
		return true
	case "p":
		rest := rd.text.Source[rd.text.Tokens[i].End:]
		return !strings.HasPrefix(rest, ".m") && !strings.HasPrefix(rest, ".M") && rd.text.Norm(i+1) != "m"
	}
	return false
}

// centsOf is the currency that a name of its hundredth stands for.
func (rd *reader) centsOf(name string) string {
	if name == "pence" || name == "p" {
		return "GBP"
	}
	return "EUR"
}

func (rd *reader) currency() string {
	if rd.locale() == "en" {
		return "GBP"
	}
	return "EUR"
}

// parseCents reads 45 45,50 1.250,00 1,250.00 1250: two digits after the last
// sign are cents, three belong to the number.
func parseCents(s string) (int64, bool) {
	if s == "" || len(s) > 13 || s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	tail := -1
	for k := len(s) - 1; k >= 0; k-- {
		if s[k] == '.' || s[k] == ',' {
			tail = len(s) - k - 1
			break
		}
	}
	if tail >= 0 && tail != 1 && tail != 2 && tail != 3 {
		return 0, false
	}
	var n int64
	for k := range len(s) {
		switch b := s[k]; {
		case b >= '0' && b <= '9':
			n = n*10 + int64(b-'0')
		case b == '.' || b == ',':
		default:
			return 0, false
		}
	}
	switch tail {
	case 1:
		return n * 10, true
	case 2:
		return n, true
	}
	return n * 100, true
}
