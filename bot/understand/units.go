package understand

import "github.com/gehoor/gehoor/bot/understand/phrases"

// unit is a stretch of a sentence that says one thing: a clause, cut further
// at words that turn the story ("maar", "but"), because many people write
// without commas.
type unit struct {
	first, last int
	sentence    int32
	turns       bool // begins with such a word

	expect  float64 // how sure it tells what was expected
	wrong   float64 // how much it tells what went wrong
	remedy  float64
	impact  float64
	closing bool
	polite  bool // an apology or a courtesy
}

func turns(w string) bool {
	switch w {
	case "maar", "echter", "but", "however", "terwijl", "whereas", "yet", "helaas", "unfortunately", "desondanks", "instead", "alleen":
		return true
	}
	return false
}

func (rd *reader) findUnits() {
	rd.units = rd.units[:0]
	t := &rd.text
	for i := range t.Len() {
		starts := t.ClauseStart(i)
		turning := turns(t.Tokens[i].Norm) && (starts || t.Tokens[i].Norm != "alleen" && t.Tokens[i].Norm != "helaas" && t.Tokens[i].Norm != "yet" &&
			t.Tokens[i].Norm != "instead" && t.Tokens[i].Norm != "unfortunately" && !(t.Tokens[i].Norm == "maar" && isJust(t.Norm(i-1))))
		if w := t.Tokens[i].Norm; (w == "en" || w == "and") && i > 0 {
			switch t.Norm(i + 1) {
			case "nu", "toen", "now", "then", "daarna", "uiteindelijk", "instead", "yet", "still", "toch", "vervolgens":
				turning = true
			}
		}
		if starts || turning {
			rd.units = append(rd.units, unit{first: i, sentence: t.Tokens[i].Sentence, turns: turning})
		}
		rd.units[len(rd.units)-1].last = i
	}
	for _, m := range rd.found {
		rd.weigh(m)
	}
}

// isJust reports whether "maar" after w means "just": "laat maar".
func isJust(w string) bool {
	switch w {
	case "laat", "doe", "zeg", "ga", "kom", "nog", "wacht", "sla", "stop", "bel", "hou", "vergeet", "altijd", "en", "alleen", "niet":
		return true
	}
	return false
}

// weigh notes in its unit what a phrase says.
func (rd *reader) weigh(m phrases.Match) {
	var field func(u *unit) *float64
	switch m.Rule.Family {
	case "expect":
		field = func(u *unit) *float64 { return &u.expect }
	case "remedy":
		field = func(u *unit) *float64 { return &u.remedy }
	case "impact":
		field = func(u *unit) *float64 { return &u.impact }
	case "neg":
		field = func(u *unit) *float64 { return &u.wrong }
	case "polite":
		if u := rd.unitOf(m.First); u != nil {
			u.polite = true
		}
		return
	case "closing":
		if u := rd.unitOf(m.First); u != nil {
			u.closing = true
		}
		return
	default:
		return
	}
	for k := range rd.units {
		u := &rd.units[k]
		if u.last < m.First || u.first > m.Last {
			continue
		}
		v := field(u)
		switch m.Rule.ID {
		case "neg.strong":
			*v += 1
		case "neg.weak":
			*v += 0.25
		default:
			*v = max(*v, m.Rule.Conf)
		}
		if m.Rule.Family != "neg" {
			break // it begins there; the rest is its clause
		}
	}
}

func (rd *reader) unitOf(token int) *unit {
	for k := range rd.units {
		if token >= rd.units[k].first && token <= rd.units[k].last {
			return &rd.units[k]
		}
	}
	return nil
}
