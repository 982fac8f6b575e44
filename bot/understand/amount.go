package understand

import (
	"strings"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/words"
)

var currencies = map[string]string{
	"€": "EUR", "£": "GBP", "$": "USD", "euro": "EUR", "euros": "EUR", "eur": "EUR", "euro's": "EUR", "eurootjes": "EUR",
	"pound": "GBP", "pounds": "GBP", "gbp": "GBP", "quid": "GBP", "sterling": "GBP", "dollar": "USD", "dollars": "USD", "usd": "USD",
	"euri": "EUR", "eurie": "EUR", "euries": "EUR", "eurotje": "EUR", "pond": "GBP", "squid": "GBP", "bucks": "USD", "piek": "EUR", "ekkies": "EUR",
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
				if cents, ok := parseThousands(rd.text.Tokens[i+1].Norm); ok {
					return &bot.Money{Cents: cents, Currency: currencies[rd.source(i)]}, i, i + 1, true
				}
			}
		case words.Number, words.Mixed:
			if m, to, ok := rd.amountAt(i, last); ok {
				return m, i, to, true
			}
		case words.Word:
			if i < last && isCode(tok.Norm) && rd.text.Tokens[i+1].Kind == words.Number {
				if cents, ok := parseCents(rd.text.Tokens[i+1].Norm); ok {
					return &bot.Money{Cents: cents, Currency: currencies[tok.Norm]}, i, i + 1, true
				}
			}
			if m, to, ok := rd.amountInWords(i, last); ok {
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

// decimals finds an amount without a currency that is written as one: 64,95
// and 1.250,-.
func (rd *reader) decimals(first, last int) (m *bot.Money, at int, ok bool) {
	for i := first; i <= last; i++ {
		tok := &rd.text.Tokens[i]
		n := len(tok.Norm)
		if tok.Kind != words.Number || rd.inDate(i) {
			continue
		}
		if !rd.dashed(i) {
			if n < 4 || tok.Norm[n-3] != ',' && tok.Norm[n-3] != '.' || rd.isMeasure(i+1) || tok.Norm[n-3] == '.' && rd.likeTime(i) {
				continue
			}
		}
		if cents, good := parseCents(tok.Norm); good {
			return &bot.Money{Cents: cents, Currency: rd.currency()}, i, true
		}
	}
	return nil, 0, false
}

// dashed reports whether the number at i is followed by the sign that stands
// for no cents: 45,-.
func (rd *reader) dashed(i int) bool {
	end := rd.text.Tokens[i].End
	rest := rd.text.Source[end:]
	if len(rest) < 2 || rest[0] != ',' && rest[0] != '.' {
		return false
	}
	return rest[1] == '-' || rest[1] == '=' || strings.HasPrefix(rest[1:], "–") || strings.HasPrefix(rest[1:], "—")
}

// likeTime reports whether the number at i, two digits and a full stop and two
// digits, may be a time or a version: 10.30 is no price, 61.20 is no time, and
// "12.50 too much" isn't either.
func (rd *reader) likeTime(i int) bool {
	w := rd.text.Tokens[i].Norm
	switch rd.text.Norm(i - 1) {
	case "om", "at", "by", "van", "tot", "from", "until", "versie", "version", "rond", "around", "before", "voor", "na", "after":
		return len(w) > 5 || w < "24.00" && len(w) == 5 || len(w) == 4
	}
	if len(w) > 5 || w[len(w)-2] >= '6' || len(w) == 5 && w >= "24.00" {
		return false
	}
	for k := max(0, i-4); k <= min(i+3, rd.text.Len()-1); k++ {
		if isMoneyWord(rd.text.Norm(k)) {
			return false
		}
	}
	return true
}

// isMoneyWord reports whether w is a word of paying.
func isMoneyWord(w string) bool {
	switch w {
	case "betaald", "betalen", "betaal", "betaalde", "kost", "kostte", "kosten", "prijs", "bedrag", "afgeschreven", "gerekend", "rekenen", "rekening", "teveel",
		"ingehouden", "terugbetaald", "duur", "duurder", "charged", "charge", "paid", "pay", "price", "cost", "costs", "taken", "refund", "refunded", "fee", "held", "bill",
		"billed", "deducted", "amount", "overcharged", "cheaper", "debited":
		return true
	}
	return false
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
		if code := currencies[rd.text.Norm(i+1)]; code != "" && i < last && tok.Norm[n-1] == 'k' {
			if cents, ok := parseThousands(tok.Norm); ok {
				return &bot.Money{Cents: cents, Currency: code}, i + 1, true
			}
		}
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
	if n, ok := plainNumber(tok.Norm); ok {
		if m, to := rd.inNotes(n*100, i+1, last); m != nil {
			return m, to, true
		}
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
	case "keer", "maal", "x", "dagen", "weken", "minuten", "uur", "times", "days", "weeks", "minutes", "hours", "jaar", "years", "stuks", "procent":
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
