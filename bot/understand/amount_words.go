package understand

import (
	"strconv"
	"strings"

	"github.com/gehoor/gehoor/bot"
)

// note is what people call a sum of money by: in hundredths, for one of it.
type note struct {
	cents    int64
	currency string
	weight   bool // it is also what things weigh, so it must be said that it is money
}

var notes = map[string]note{
	"tientje": {10_00, "EUR", false}, "tientjes": {10_00, "EUR", false}, "tienertje": {10_00, "EUR", false}, "vijfje": {5_00, "EUR", false}, "vijfjes": {5_00, "EUR", false},
	"geeltje": {25_00, "EUR", false}, "meier": {100_00, "EUR", false}, "meiers": {100_00, "EUR", false}, "mille": {1000_00, "EUR", false},
	"ton": {100_000_00, "EUR", true}, "tenner": {10_00, "GBP", false}, "tenners": {10_00, "GBP", false}, "fiver": {5_00, "GBP", false},
	"fivers": {5_00, "GBP", false}, "grand": {1000_00, "GBP", true}, "dubbeltje": {10, "EUR", false}, "kwartje": {25, "EUR", false},
}

// isCode reports whether w is a currency's code, which stands before a number
// too.
func isCode(w string) bool { return w == "eur" || w == "gbp" || w == "usd" }

// amountInWords reads an amount whose number is written out at i: "twaalf euro
// vijftig", "six hundred and fifty pounds", "twee tientjes", "a tenner".
func (rd *reader) amountInWords(i, last int) (m *bot.Money, to int, ok bool) {
	n, to := rd.numberIn(i, last)
	if n == 0 || to >= last {
		return nil, 0, false
	}
	if m, end := rd.inNotes(n, to+1, last); m != nil {
		return m, end, true
	}
	code := currencies[rd.text.Tokens[to+1].Norm]
	if code == "" || rd.text.Norm(i) == "a" && n == 100 || rd.text.Norm(to+1) == "pond" {
		return nil, 0, false // "a pound of apples", "een pond kaas"
	}
	m, to = &bot.Money{Cents: n, Currency: code}, to+1
	if to < last && n%100 == 0 {
		more, end := rd.numberIn(to+1, last)
		if more > 0 && more < 100_00 && rd.text.Tokens[end].Clause == rd.text.Tokens[i].Clause && !rd.isCount(end+1) && currencies[rd.text.Norm(end+1)] == "" {
			m.Cents, to = m.Cents+more/100, end // "twaalf euro vijftig"
		}
	}
	return m, to, true
}

// inNotes reads hundredths of notes at i: "tientjes" after two; nil where none
// stands there.
func (rd *reader) inNotes(hundredths int64, i, last int) (*bot.Money, int) {
	if i > last {
		return nil, 0
	}
	unit, ok := notes[rd.text.Tokens[i].Norm]
	if !ok || rd.text.Tokens[i].Upper && !rd.opens(i) {
		return nil, 0
	}
	if unit.weight && !rd.text.ClauseEnd(i) && currencies[rd.text.Norm(i+1)] == "" && !isMoneyWord(rd.text.Norm(i+1)) && !isLoss(rd.text.Norm(i+1)) {
		return nil, 0 // "twee ton puin", "a grand piano"
	}
	if currencies[rd.text.Norm(i+1)] != "" && i < last {
		return &bot.Money{Cents: hundredths * unit.cents / 100, Currency: currencies[rd.text.Norm(i+1)]}, i + 1
	}
	return &bot.Money{Cents: hundredths * unit.cents / 100, Currency: unit.currency}, i
}

// isLoss reports whether w after a sum says that it is gone.
func isLoss(w string) bool {
	switch w {
	case "kwijt", "schade", "verlies", "verloren", "armer", "out", "down", "short", "lost", "poorer", "gone", "weg", "te", "too":
		return true
	}
	return false
}

// numberIn is a hundred times the number that the words from i on stand for,
// and the last of them; 0 for none.
func (rd *reader) numberIn(i, last int) (hundredths int64, to int) {
	var total, current int64
	to = i - 1
	for k := i; k <= last; k++ {
		w := rd.text.Tokens[k].Norm
		n := numberWord(w)
		switch {
		case k == i && (w == "a" || w == "een"):
			current = 100
		case k == i && (w == "anderhalf" || w == "anderhalve"):
			current = 150
		case (k == i || k == i+1 && (w == "half")) && (w == "halve" || w == "half"):
			current = 50
		case w == "honderd" || w == "hundred":
			if current > 10_00 {
				return total + current, to
			}
			current = max(current, 100) * 100
		case w == "duizend" || w == "thousand":
			total, current = total+max(current, 100)*1000, 0
		case n > 0 && current%100 == 0 && (k == i || current == 0 && total > 0 || current%100_00 == 0 || current%10_00 == 0 && n < 10):
			if current == 0 || n < 100 {
				current += n * 100
				break
			}
			return total + current, to
		case (w == "en" || w == "and") && k > i && k < last && total+current >= 100_00 && numberWord(rd.text.Norm(k+1)) > 0:
			continue
		default:
			if to < i {
				return 0, to
			}
			return total + current, to
		}
		to = k
	}
	return total + current, to
}

// plainNumber reads whole digits.
func plainNumber(w string) (int64, bool) {
	if len(w) > 6 {
		return 0, false
	}
	n, err := strconv.ParseInt(w, 10, 64)
	return n, err == nil && n > 0
}

// parseThousands reads what parseCents does, and 1.2k.
func parseThousands(w string) (cents int64, ok bool) {
	short, k := strings.CutSuffix(w, "k")
	if !k {
		return parseCents(w)
	}
	if strings.HasPrefix(w, "k") || strings.Count(short, ".")+strings.Count(short, ",") > 1 {
		return 0, false
	}
	cents, ok = parseCents(short)
	return cents * 1000, ok
}
