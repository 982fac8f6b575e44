package understand

import (
	"strings"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/langid"
	"github.com/gehoor/gehoor/bot/understand/pii"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// findContact keeps who the customer is and how to reach them, where they say
// so: a name is only a name where it is given as one.
func (rd *reader) findContact() {
	c, first, last := rd.addresses()
	if c.Email == "" && (rd.said(0, rd.text.Len()-1, "apestaart", "apestaartje", "apenstaart", "apenstaartje") || rd.said(0, rd.text.Len()-1, "dot")) {
		if mail, a, b := rd.spokenEmail(); mail != "" {
			c.Email = mail
			first, last = widen(first, last, a, b)
		}
	}
	if a, b, ok := rd.namedAs(); ok {
		c.Name = rd.source2(a, b)
		first, last = widen(first, last, a, b)
	} else if a, b, ok := rd.signedBy(); ok || rd.loneName(&a, &b) {
		c.Name = rd.source2(a, b)
		first, last = widen(first, last, a, b)
	}
	if c == (bot.Contact{}) {
		return
	}
	if c.Reachable() {
		c.Preferred = rd.preferred(&c)
	}
	rd.provide(slotContact, bot.Value{Contact: &c}, 0.92, first, last)
	rd.trace("contact", "")
}

// addresses are the e-mail address and phone number in the text.
func (rd *reader) addresses() (c bot.Contact, first, last int) {
	first, last = -1, -1
	for _, sp := range rd.contacts {
		switch {
		case sp.Kind == pii.Email && c.Email == "":
			c.Email = sp.Value
		case sp.Kind == pii.Phone && c.Phone == "" && sp.Value != "":
			c.Phone = sp.Value
		default:
			continue
		}
		if a, b, ok := rd.tokensIn(sp.Start, sp.End); ok {
			first, last = widen(first, last, a, b)
		}
	}
	return c, first, last
}

func widen(first, last, a, b int) (int, int) {
	if first < 0 {
		return a, b
	}
	return min(first, a), max(last, b)
}

func (rd *reader) source2(a, b int) string {
	return rd.r.Stored[rd.text.Tokens[a].Start:rd.text.Tokens[b].End]
}

// namedAs finds a name after words that introduce one: "mijn naam is".
func (rd *reader) namedAs() (first, last int, ok bool) {
	for _, m := range rd.found {
		if m.Rule.Family != "name" {
			continue
		}
		if a, b, ok := rd.nameAt(m.Last+1, m.Rule.Lang == "en" && rd.text.Norm(m.First) == "this"); ok {
			return a, b, true
		}
	}
	return rd.iAm()
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
		if a, b, ok := rd.nameAt(n, false); ok && rd.text.ClauseEnd(b) {
			return a, b, true
		}
	}
	return 0, 0, false
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
		if notNames[tok.Norm] || !tok.Upper && parts >= 2 {
			break
		}
		if !tok.Upper && (capitals > 0 || len(tok.Norm) < 2) && j > i+2 {
			break
		}
		parts++
		if tok.Upper {
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
		if m.Rule.Family != "closing" || m.Last+1 >= rd.text.Len() || rd.text.Len()-m.Last > 8 {
			continue
		}
		if !rd.text.ClauseStart(m.First) || !rd.text.Tokens[m.Last+1].Upper {
			continue
		}
		if a, b, ok := rd.nameAt(m.Last+1, false); ok && b == rd.lastWord(b) {
			return a, b, true
		}
	}
	return 0, 0, false
}

// loneName finds a last line of nothing but a name.
func (rd *reader) loneName(first, last *int) bool {
	n := len(rd.text.Sentences)
	if n < 2 {
		return false
	}
	s := rd.text.Sentences[n-1]
	before := rd.text.Source[rd.text.Sentences[n-2].End-1 : rd.text.Tokens[s.First].Start]
	if !strings.Contains(before, "\n") || s.Last-s.First > 3 || s.Mark == '?' || s.Mark == '!' {
		return false
	}
	for i := s.First; i <= s.Last; i++ {
		tok := &rd.text.Tokens[i]
		if tok.Kind != words.Word || !tok.Upper && !particles[tok.Norm] || notNames[tok.Norm] || langid.IsWord(tok.Norm) && !particles[tok.Norm] {
			return false
		}
	}
	*first, *last = s.First, s.Last
	return true
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

// preferred is how the customer wants to be reached, "" where they don't say.
func (rd *reader) preferred(c *bot.Contact) string {
	refused := ""
	for _, m := range rd.found {
		if m.Rule.Family != "pref" {
			continue
		}
		if rd.ruledOut(m.First) {
			refused = m.Rule.ID
			continue
		}
		switch m.Rule.ID {
		case "pref.email":
			if c.Phone == "" || c.Email != "" {
				return "email"
			}
		case "pref.phone":
			if c.Phone != "" {
				return "phone"
			}
		case "pref.chat":
			return "chat"
		}
	}
	switch {
	case refused == "pref.phone" && c.Email != "":
		return "email" // "niet bellen, alleen mail naar ..."
	case refused == "pref.email" && c.Phone != "":
		return "phone"
	}
	return ""
}

// answerContact takes an answer to "how can we reach you?". A few words that
// can be a name are one.
func (rd *reader) answerContact(slot string, first, last int) bool {
	c, a, b := rd.addresses()
	if c.Email == "" {
		if mail, n, m := rd.spokenEmail(); mail != "" {
			c.Email = mail
			a, b = widen(a, b, n, m)
			first = max(first, m+1)
		}
	}
	if first > last {
		rd.provide(slot, bot.Value{Contact: &c}, 0.95, a, b)
		return true
	}
	if n, m, ok := rd.namedAs(); ok {
		c.Name = rd.source2(n, m)
		a, b = widen(a, b, n, m)
	} else if n, m, ok := rd.signedBy(); ok {
		c.Name = rd.source2(n, m)
		a, b = widen(a, b, n, m)
	} else if n, m, ok := rd.looseName(first, last); ok {
		c.Name = rd.source2(n, m)
		a, b = widen(a, b, n, m)
	}
	if c.Name == "" && c.Reachable() && b >= 0 && b < last {
		if n, m, ok := rd.nameAt(b+1, false); ok && rd.text.Tokens[n].Upper && m == last {
			c.Name = rd.source2(n, m) // the name after the address
			b = m
		}
	}
	c.Preferred = rd.preferred(&c)
	if c == (bot.Contact{}) {
		return false
	}
	if a < 0 {
		a, b = first, last
	}
	rd.provide(slot, bot.Value{Contact: &c}, 0.95, a, b)
	return true
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

// kindsOfWords are words of answers that aren't names.
var kindsOfWords = map[string]struct{}{
	"mail": {}, "email": {}, "e-mail": {}, "bel": {}, "bellen": {}, "telefoon": {}, "telefonisch": {}, "chat": {}, "call": {},
	"phone": {}, "ja": {}, "nee": {}, "yes": {}, "no": {}, "liever": {}, "rather": {}, "mij": {}, "me": {}, "reach": {}, "text": {},
	"per": {}, "via": {}, "by": {}, "whatsapp": {}, "adres": {}, "address": {}, "hetzelfde": {}, "same": {}, "weet": {}, "heb": {},
}

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
