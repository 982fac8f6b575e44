package understand

import (
	"strings"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// referenceWords make a number that follows them the customer's own.
var referenceWords = []string{
	"ordernummer", "ordernr", "bestelnummer", "bestelnr", "bestelling", "klantnummer", "klantnr", "klantcode", "factuurnummer",
	"factuurnr", "factuur", "dossiernummer", "dossier", "dossiernr", "kenmerk", "referentie", "referentienummer", "zaaknummer", "zaak", "polisnummer",
	"polis", "ticketnummer", "ticket", "track", "trackingnummer", "trackingcode", "zendingsnummer", "zendingnummer", "barcode",
	"contractnummer", "contract", "boekingsnummer", "boeking", "reserveringsnummer", "reservering", "boekingscode", "klachtnummer", "order",
	"relatienummer", "debiteurnummer", "lidnummer", "lidmaatschapsnummer", "aansluitnummer", "meternummer", "serienummer", "bonnummer",
	"invoice", "reference", "ref", "customer", "account", "booking", "reservation", "case", "policy", "tracking", "membership",
	"client", "complaint", "orderno", "parcel", "shipment", "bestelcode", "ordercode", "pakketnummer", "aanvraagnummer", "opdrachtnummer", "pnr",
	"kenteken", "retournummer", "consignment", "confirmation", "nummer", "number", "klantnr", "zaaknr", "vrachtbrief", "aanvraag", "melding",
	"meldingsnummer", "bonnr", "kassabon", "receipt", "quote", "offerte", "offertenummer", "application", "appointment", "afspraaknummer",
	"bon", "bonnetje", "member", "lid", "lidnr", "file", "dossiernummers", "relatie", "abonneenummer", "clientnummer", "patientnummer", "docket", "claim",
	"claimnummer", "schadenummer", "kaartnummer", "pasnummer", "zendingsnr", "pakketcode", "tracktrace",
}

var isReferenceWord = func() map[string]bool {
	all := map[string]bool{}
	for _, w := range referenceWords {
		all[w] = true
	}
	return all
}()

// findReference keeps the first number that is called an order, customer,
// invoice or file number.
func (rd *reader) findReference() bool {
	for i := range rd.text.Tokens {
		if !isReferenceWord[rd.text.Tokens[i].Norm] || rd.phoneWord(i) {
			continue
		}
		for k := i + 1; k <= min(i+5, rd.text.Len()-1); k++ {
			if rd.text.Tokens[k].Sentence != rd.text.Tokens[i].Sentence {
				break
			}
			if (rd.isReference(k) || rd.isGrouped(k)) && !rd.inDate(k) {
				first, last := rd.wholeCode(k, rd.joinDigits(k))
				v := rd.r.Stored[rd.text.Tokens[first].Start:rd.text.Tokens[last].End]
				rd.provide(slotReference, bot.Value{Ref: v}, 0.93, first, last)
				rd.trace("reference", v)
				return true
			}
			if !isLink(rd.text.Tokens[k].Norm) && !isReferenceWord[rd.text.Tokens[k].Norm] && !rd.sticks(k) {
				break
			}
		}
	}
	return rd.hashReference() || rd.codeReference()
}

// codeReference takes a code that is nothing but a reference by its looks:
// capitals and digits, such as RT-20931.
func (rd *reader) codeReference() bool {
	for i := range rd.text.Tokens {
		tok := &rd.text.Tokens[i]
		if tok.Kind != words.Mixed || rd.taken[i] || rd.inDate(i) {
			continue
		}
		digits, letters, lower := 0, 0, false
		for _, b := range []byte(rd.source(i)) {
			switch {
			case b >= '0' && b <= '9':
				digits++
			case b >= 'A' && b <= 'Z':
				letters++
			case b >= 'a' && b <= 'z':
				lower = true
			}
		}
		if lower || digits < 4 || letters < 1 || letters > 6 || digits+letters < 6 || !tok.Upper && (letters < 2 || digits < 7) {
			continue
		}
		first, last := rd.wholeCode(i, i)
		rd.provide(slotReference, bot.Value{Ref: rd.source2(first, last)}, 0.85, first, last)
		rd.trace("reference.code", rd.source2(first, last))
		return true
	}
	return false
}

// phoneWord reports whether the number that the word at i speaks of is one to
// call.
func (rd *reader) phoneWord(i int) bool {
	switch rd.text.Norm(i - 1) {
	case "phone", "telephone", "mobile", "mijn", "my", "house", "huis", "flat", "account":
		w := rd.text.Tokens[i].Norm
		return (w == "nummer" || w == "number") && rd.in.Asked != slotReference
	}
	return false
}

// hashReference takes "#12345".
func (rd *reader) hashReference() bool {
	for i := range rd.text.Tokens {
		if start := rd.text.Tokens[i].Start; start > 0 && rd.text.Source[start-1] == '#' && rd.isReference(i) {
			v := rd.source(i)
			rd.provide(slotReference, bot.Value{Ref: v}, 0.9, i, i)
			return true
		}
	}
	return false
}

func isLink(w string) bool {
	switch w {
	case "is", "was", "nummer", "number", "nr", "no", "num", "met", "with", "van", "of", "mijn", "my", "het", "de", "the", "id", "code", "ref", "luidt", "and", "en", "trace", "kenmerk", "nummertje", "betreft", "a", "under":
		return true
	}
	return false
}

// isReference reports whether the token at i can be a reference: it has three
// digits or more, or two and letters, and isn't money.
func (rd *reader) isReference(i int) bool {
	tok := &rd.text.Tokens[i]
	if tok.Kind != words.Number && tok.Kind != words.Mixed {
		return false
	}
	digits, letters := 0, 0
	for _, b := range []byte(tok.Norm) {
		switch {
		case b >= '0' && b <= '9':
			digits++
		case b >= 'a' && b <= 'z':
			letters++
		case b == ',' || b == ':':
			return false
		}
	}
	switch {
	case i > 0 && rd.text.Tokens[i-1].Kind == words.Money, currencies[rd.text.Norm(i+1)] != "", rd.isCount(i + 1):
		return false
	case tok.Kind == words.Mixed && letters <= 2 && digits <= 2 && !tok.Upper && tok.Norm[0] <= '9':
		return false // 3e, 20u
	}
	return digits >= 3 || digits >= 2 && letters >= 1
}

// wholeCode widens tokens first to last by what is written on to them with a
// single sign: 88A.1203, NL-RET-00318, Z/26/1044.
func (rd *reader) wholeCode(first, last int) (int, int) {
	for first > 0 && rd.sticks(first-1) {
		first--
	}
	for rd.sticks(last) {
		last++
	}
	return first, last
}

// sticks reports whether token i, of capitals and digits, goes on in the next
// after a single sign.
func (rd *reader) sticks(i int) bool {
	if i < 0 || i+1 >= rd.text.Len() || rd.text.Tokens[i+1].Start != rd.text.Tokens[i].End+1 || !rd.isCodePart(i) || !rd.isCodePart(i+1) {
		return false
	}
	switch rd.text.Source[rd.text.Tokens[i].End] {
	case '.', '/', '-', '_':
		return true
	}
	return false
}

// isCodePart reports whether token i is of capitals and digits only.
func (rd *reader) isCodePart(i int) bool {
	tok := &rd.text.Tokens[i]
	if tok.Kind != words.Word && tok.Kind != words.Mixed && tok.Kind != words.Number || tok.End-tok.Start > 14 {
		return false
	}
	w := rd.source(i)
	return strings.ToUpper(w) == w
}

// isGrouped reports whether digits in groups of two begin at i, five or more
// together: "bestelling 77 31 09".
func (rd *reader) isGrouped(i int) bool {
	last, digits := rd.joinDigits(i), 0
	for k := i; k <= last; k++ {
		if rd.text.Tokens[k].Kind != words.Number || rd.inDate(k) {
			return false
		}
		digits += len(rd.text.Tokens[k].Norm)
	}
	return last > i && digits >= 5 && currencies[rd.text.Norm(last+1)] == ""
}

func (rd *reader) inDate(i int) bool {
	for k := range rd.dates {
		if d := &rd.dates[k]; i >= d.First && i <= d.Last && !d.Bare {
			return true
		}
	}
	return false
}

// joinDigits takes in the groups that follow: "12 345 678".
func (rd *reader) joinDigits(i int) int {
	for i+1 < rd.text.Len() && rd.text.Tokens[i+1].Kind == words.Number && rd.text.Tokens[i+1].Start == rd.text.Tokens[i].End+1 &&
		rd.text.Tokens[i+1].Clause == rd.text.Tokens[i].Clause && !strings.ContainsAny(rd.text.Tokens[i+1].Norm, ",:.") && !rd.isCount(i+2) {
		i++
	}
	return i
}

// bareReference takes a number without a word for it, as an answer.
func (rd *reader) bareReference(first, last int) (v string, from, to int) {
	for i := first; i <= last; i++ {
		tok := &rd.text.Tokens[i]
		ok := rd.isReference(i) || tok.Kind == words.Mixed && len(tok.Norm) >= 3
		if !ok && (tok.Kind == words.Number) && first == last {
			ok = true
		}
		if !ok || rd.isCount(i+1) {
			continue
		}
		from, to = i, rd.joinDigits(i)
		for from > first && rd.text.Tokens[from-1].Upper && len(rd.text.Tokens[from-1].Norm) <= 4 && !isReferenceWord[rd.text.Tokens[from-1].Norm] &&
			strings.ToUpper(rd.source(from-1)) == rd.source(from-1) && rd.text.Tokens[from].Start-rd.text.Tokens[from-1].End <= 1 {
			from--
		}
		from, to = rd.wholeCode(from, to)
		return rd.r.Stored[rd.text.Tokens[from].Start:rd.text.Tokens[to].End], from, to
	}
	return "", 0, 0
}
