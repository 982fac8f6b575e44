package understand

import (
	"strings"

	"github.com/gehoor/gehoor/bot/understand/langid"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// namedAs finds a name after words that introduce one: "mijn naam is". Who
// writes without capitals is only believed in so many words, or where the name
// is no word of the language: "er is op mijn naam besteld" gives none.
func (rd *reader) namedAs() (first, last int, ok bool) {
	for _, m := range rd.found {
		if m.Rule.Family != "name" || isHeld(rd.text.Norm(m.First-1)) {
			continue
		}
		at := m.Last + 1
		for isFiller(rd.text.Norm(at)) {
			at++
		}
		a, b, ok := rd.nameAt(at, m.Rule.Lang == "en" && rd.text.Norm(m.First) == "this")
		if ok && (rd.anyCapital(a, b) || rd.given(m.Last, a) || !langid.IsWord(rd.text.Norm(a)) && !rd.rules.book.Has(&rd.text.Tokens[a])) {
			return a, b, true
		}
	}
	if a, b, ok := rd.family(); ok {
		return a, b, true
	}
	return rd.iAm()
}

// isHeld reports whether a name that follows w is one that something stands
// under, and not the writer's introduction: "op mijn naam", "a wrong name".
func isHeld(w string) bool {
	switch w {
	case "op", "onder", "in", "under", "on", "met", "with", "een", "a", "the", "de", "andere", "other", "verkeerde", "wrong", "buitenlandse", "foreign", "geen", "no",
		"zijn", "haar", "his", "her", "their", "hun", "uw", "your", "jullie", "brand", "met een", "which", "welke":
		return true
	}
	return false
}

// isFiller reports whether w may stand between "mijn naam" and the name.
func isFiller(w string) bool {
	switch w {
	case "dan", "then", "graag", "please", "dus", "alleen", "only", "voluit", "volledig", "is", "luidt":
		return true
	}
	return false
}

// given reports whether the name at a is said to be one: "mijn naam is", "ik
// heet", "voornaam: ".
func (rd *reader) given(last, a int) bool {
	switch rd.text.Norm(last) {
	case "is", "heet", "called", "named", "met", "voornaam", "achternaam", "me", "mij":
		return true
	}
	switch rd.text.Norm(a - 1) {
	case "is", "luidt":
		return true
	}
	return rd.in.Asked == slotContact || a > 0 && rd.text.Source[rd.text.Tokens[a-1].End] == ':'
}

func (rd *reader) anyCapital(a, b int) bool {
	for i := a; i <= b; i++ {
		if rd.text.Tokens[i].Upper {
			return true
		}
	}
	return false
}

// family finds the name of people who write as a family: "Familie Bos", "the
// Dixon family".
func (rd *reader) family() (first, last int, ok bool) {
	for i := range rd.text.Tokens {
		switch rd.text.Norm(i) {
		case "familie", "fam":
			if !rd.opens(i) && rd.in.Asked != slotContact || !rd.capital(i+1) && !particles[rd.text.Norm(i+1)] {
				continue
			}
			if a, b, ok := rd.nameAt(i+1, false); ok && rd.anyCapital(a, b) {
				return a, b, true
			}
		case "family":
			if rd.in.Asked != slotContact && !rd.opens(i-2) || !rd.capital(i-1) || rd.text.Norm(i-2) != "the" {
				continue
			}
			return i - 1, i - 1, true
		case "hier", "here": // "dag, Luc Maes hier uit Gent"
			if i >= 2 && i <= 6 && rd.capital(i-1) && rd.capital(i-2) && !langid.IsWord(rd.text.Norm(i-1)) && !langid.IsWord(rd.text.Norm(i-2)) {
				return i - 2, i - 1, true
			}
		}
	}
	return 0, 0, false
}

// iAm finds the name in "ik ben Hüseyin", "I am Priya Patel": words with
// capitals that no language has, up to the end of the clause.
func (rd *reader) iAm() (first, last int, ok bool) {
	for i := 0; i+2 < rd.text.Len(); i++ {
		w, n := rd.text.Norm(i), i+2
		switch {
		case w == "ik" && rd.text.Norm(i+1) == "ben", w == "i" && rd.text.Norm(i+1) == "am":
		case w == "i'm" || w == "im":
			n = i + 1
		default:
			continue
		}
		if !rd.capital(n) || langid.IsWord(rd.text.Norm(n)) {
			continue
		}
		if a, b, ok := rd.nameAt(n, false); ok && (rd.text.ClauseEnd(b) || goesOnAfterName(rd.text.Norm(b+1))) {
			return a, b, true
		}
	}
	return 0, 0, false
}

// goesOnAfterName reports whether w begins what comes after a name, in texts
// without signs: "ik ben Fatima ik spreek …".
func goesOnAfterName(w string) bool {
	switch w {
	case "ik", "i", "en", "and", "uit", "from", "van", "mijn", "my", "here", "hier", "woon":
		return true
	}
	return false
}

// nameAt reads a name at i: up to five words that look like one. strict wants
// capitals and two words.
func (rd *reader) nameAt(i int, strict bool) (first, last int, ok bool) {
	if rd.text.Norm(i) == "is" {
		i++
	}
	switch rd.text.Norm(i) {
	case "groetjes", "groeten", "groet", "gr", "mvg", "hgr", "regards", "cheers", "met", "familie", "fam":
		i++
	}
	for isTitle(rd.text.Norm(i)) {
		i++
	}
	begin := i
	if i >= rd.text.Len() {
		return 0, 0, false
	}
	j, parts, capitals := i, 0, 0
	for ; j < rd.text.Len() && j < i+6; j++ {
		tok := &rd.text.Tokens[j]
		if tok.Kind != words.Word || tok.Sentence != rd.text.Tokens[i].Sentence || j > i && tok.Clause != rd.text.Tokens[j-1].Clause {
			break
		}
		if particles[tok.Norm] && j+1 < rd.text.Len() {
			continue
		}
		if notNames[tok.Norm] && !rd.initial(j) || !tok.Upper && parts >= 2 {
			break
		}
		if !tok.Upper && (capitals > 0 || len(tok.Norm) < 2) && j > i+2 {
			break
		}
		parts++
		if tok.Upper && (!strict || rd.capital(j)) { // THIS IS ABSOLUTELY DISGRACEFUL gives no name
			capitals++
		}
		last = j
	}
	switch {
	case parts == 0, strict && (capitals < 2), capitals == 0 && parts > 3:
		return 0, 0, false
	}
	return begin, last, true
}

// initial reports whether token i is the first letter of a name: "A. de Boer".
func (rd *reader) initial(i int) bool {
	tok := &rd.text.Tokens[i]
	return tok.Upper && len(tok.Norm) == 1 && tok.End < len(rd.text.Source) && rd.text.Source[tok.End] == '.'
}

// isTitle reports whether w stands before a name and isn't one.
func isTitle(w string) bool {
	switch w {
	case "dhr", "mevr", "mevrouw", "meneer", "mr", "mrs", "ms", "dr", "heer", "miss", "mw", "ir", "drs", "prof", "sir", "madam":
		return true
	}
	return false
}

var particles = map[string]bool{
	"van": true, "de": true, "den": true, "der": true, "het": true, "ter": true, "ten": true, "te": true, "la": true, "von": true,
	"el": true, "al": true, "ben": true, "in": true, "op": true, "t": true, "bin": true, "o": true, "mc": true, "di": true, "du": true,
}

// notNames are words that end a name, or show that there is none.
var notNames = func() map[string]bool {
	all := map[string]bool{}
	for _, w := range []string{
		"en", "and", "maar", "but", "ik", "i", "mijn", "my", "op", "is", "was", "heb", "have", "woon", "wonende", "e-mail", "email",
		"mail", "mijn", "telefoon", "tel", "phone", "niet", "not", "een", "a", "the", "bel", "call", "nummer", "number", "graag", "please",
		"wil", "want", "geen", "no", "anoniem", "anonymous", "about", "over", "klant", "customer", "boos", "angry", "dat", "that", "dit",
		"this", "u", "you", "jullie", "uit", "from", "zou", "would", "kan", "can", "ook", "also", "weer", "just", "so", "verkeerd", "wrong",
		"fout", "not", "very", "really", "unacceptable", "ridiculous", "bereikbaar", "te", "via", "per", "by", "or", "of", "met", "with",
		"hier", "here", "nu", "now", "because", "omdat", "outrageous", "regarding", "misspelled", "spelt", "spelled", "al", "already",
		"heel", "erg", "gewoon", "nog", "it", "it's", "we", "wij", "never", "nooit", "still", "steeds", "disgusting", "erop", "noemen", "on", "after", "all", "aangeschreven", "here", "speaking", "prefer", "email's", "mail's",
	} {
		all[w] = true
	}
	return all
}()

// signedBy finds the name below a greeting at the end: "Groet,\nJan de Vries".
func (rd *reader) signedBy() (first, last int, ok bool) {
	for _, m := range rd.found {
		if m.Rule.Family != "closing" && m.Rule.Family != "signoff" || m.Last+1 >= rd.text.Len() || rd.text.Len()-m.Last > 14 {
			continue
		}
		at := m.Last + 1
		if !rd.text.ClauseStart(m.First) || !rd.text.Tokens[at].Upper && !isTitle(rd.text.Norm(at)) && !rd.endsUnknown(at) {
			continue
		}
		if a, b, ok := rd.nameAt(at, false); ok && (b == rd.lastWord(b) || rd.text.ClauseEnd(b) && rd.anyCapital(a, b)) {
			return a, b, true
		}
	}
	return 0, 0, false
}

// endsUnknown reports whether tokens at and on, to the end of the text, are one
// or two words that no language has: a name without capitals.
func (rd *reader) endsUnknown(at int) bool {
	if rd.text.Len()-at > 2 {
		return false
	}
	for i := at; i < rd.text.Len(); i++ {
		tok := &rd.text.Tokens[i]
		if tok.Kind != words.Word || len(tok.Norm) < 3 || langid.IsWord(tok.Norm) || rd.rules.book.Has(tok) {
			return false
		}
	}
	return true
}

// loneName finds a last line of nothing but a name, or a name in front of the
// number or address that ends the text.
func (rd *reader) loneName(first, last *int) bool {
	n := len(rd.text.Sentences)
	if n < 2 {
		return false
	}
	s := rd.text.Sentences[n-1]
	if s.Mark == '?' || s.Mark == '!' {
		return false
	}
	end := s.Last
	for end >= s.First && (rd.text.Tokens[end].Kind == words.Opaque || isWayOfReaching(rd.text.Tokens[end].Norm)) {
		end--
	}
	from := s.First
	for from < end && isTitle(rd.text.Tokens[from].Norm) {
		from++
	}
	before := rd.text.Source[rd.text.Sentences[n-2].End-1 : rd.text.Tokens[s.First].Start]
	alone := strings.Contains(before, "\n") || rd.text.Tokens[s.First-1].Kind == words.Opaque
	if end < from || end-from > 3 || !alone && end == s.Last {
		return false
	}
	names := 0
	for i := from; i <= end; i++ {
		tok := &rd.text.Tokens[i]
		switch {
		case tok.Kind != words.Word || !tok.Upper && !particles[tok.Norm]:
			return false
		case rd.initial(i) || particles[tok.Norm]:
		case notNames[tok.Norm] || langid.IsWord(tok.Norm) && !(i > from && rd.initial(from)):
			return false
		default:
			names++
		}
	}
	*first, *last = from, end
	return names > 0 && (alone || end > from)
}

// isWayOfReaching reports whether w names what follows it: "tel. 06 …".
func isWayOfReaching(w string) bool {
	switch w {
	case "tel", "telefoon", "telefoonnummer", "telephone", "phone", "mobiel", "mobile", "mail", "e-mail", "email", "gsm", "tst":
		return true
	}
	return false
}

// lastWord is b where what follows it is no words, but addresses and numbers.
func (rd *reader) lastWord(b int) int {
	for i := b + 1; i < rd.text.Len(); i++ {
		if rd.text.Tokens[i].Kind == words.Word {
			return -1
		}
	}
	return b
}

// looseName takes the words before an address, or a short answer of nothing
// but words with capitals.
func (rd *reader) looseName(first, last int) (a, b int, ok bool) {
	end := first
	for end <= last && rd.text.Tokens[end].Kind == words.Word {
		end++
	}
	if w := rd.text.Norm(first); w == "ik" || w == "i" {
		if n := rd.text.Norm(first + 1); n == "ben" || n == "am" {
			return rd.nameAt(first+2, false)
		}
		return 0, 0, false
	}
	if w := rd.text.Norm(first); w == "i'm" || w == "im" || w == "dit" || w == "its" {
		first++
	}
	a, b, ok = rd.nameAt(first, false)
	if !ok || b < end-1 && end-1-b > 1 {
		return 0, 0, false
	}
	capitals := 0
	for i := a; i <= b; i++ {
		if rd.text.Tokens[i].Upper {
			capitals++
		}
		if _, isVerb := kindsOfWords[rd.text.Tokens[i].Norm]; isVerb {
			return 0, 0, false
		}
	}
	return a, b, capitals > 0 || b-a <= 3 && len(rd.contacts) > 0 || b-a >= 1 && b-a <= 3
}

// plainWords reports whether tokens a to b, written without a capital and
// without an address beside them, are words of the language: "gelukkig niemand"
// is nobody's name.
func (rd *reader) plainWords(a, b int) bool {
	if len(rd.contacts) > 0 || rd.anyCapital(a, b) {
		return false
	}
	for i := a; i <= b; i++ {
		if w := rd.text.Tokens[i].Norm; !particles[w] && !langid.IsWord(w) {
			return false
		}
	}
	return true
}

// kindsOfWords are words of answers that aren't names.
var kindsOfWords = map[string]struct{}{
	"mail": {}, "email": {}, "e-mail": {}, "bel": {}, "bellen": {}, "telefoon": {}, "telefonisch": {}, "chat": {}, "call": {},
	"phone": {}, "ja": {}, "nee": {}, "yes": {}, "no": {}, "liever": {}, "rather": {}, "mij": {}, "me": {}, "reach": {}, "text": {},
	"mailen": {}, "naar": {}, "appen": {}, "sms": {}, "doe": {}, "use": {}, "stuur": {}, "send": {}, "werk": {}, "landline": {}, "vaste": {}, "lijn": {},
	"mobiel": {}, "mobile": {}, "nummer": {}, "number": {}, "to": {}, "geef": {}, "give": {}, "contact": {}, "kan": {}, "can": {}, "ring": {}, "suits": {}, "better": {},
	"per": {}, "via": {}, "by": {}, "whatsapp": {}, "adres": {}, "address": {}, "hetzelfde": {}, "same": {}, "weet": {}, "heb": {},
}
