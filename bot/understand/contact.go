package understand

import (
	"github.com/gehoor/gehoor/bot"
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
		case rd.takenBack(sp):
			continue
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

// takenBack reports whether an address is named as the wrong one, where another
// of its kind is named too: "nee, 06… was fout, het is 06…".
func (rd *reader) takenBack(sp pii.Span) bool {
	others := false
	for _, o := range rd.contacts {
		others = others || o.Kind == sp.Kind && o.Start != sp.Start
	}
	if !others {
		return false
	}
	a, _, ok := rd.tokensIn(sp.Start, sp.End)
	if !ok {
		return false
	}
	first, last := rd.text.ClauseBounds(a)
	for i := first; i <= last; i++ {
		switch rd.text.Norm(i) {
		case "fout", "verkeerd", "wrong", "oud", "oude", "old", "incorrect", "foutief":
			return true
		case "niet", "not":
			if i < a && i >= a-2 {
				return true
			}
		}
	}
	return false
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
	} else if n, m, ok := rd.looseName(first, last); ok && !rd.plainWords(n, m) && !rd.acted(bot.Abuse) {
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

// contactAlone reports whether tokens first to last are a name with an address
// or a number and nothing else: whoever writes that says how to reach them,
// whatever was asked.
func (rd *reader) contactAlone(first, last int) bool {
	if c, _, _ := rd.addresses(); !c.Reachable() {
		return false
	}
	from := first
	for from < last && rd.text.Tokens[from].Kind != words.Word {
		from++ // the address may come first
	}
	a, b, ok := rd.looseName(from, last)
	if !ok || !rd.text.Tokens[a].Upper {
		return false
	}
	for i := first; i <= last; i++ {
		if tok := &rd.text.Tokens[i]; tok.Kind == words.Word && !rd.taken[i] && !isTitle(tok.Norm) && (i < a || i > b) {
			return false
		}
	}
	return true
}
