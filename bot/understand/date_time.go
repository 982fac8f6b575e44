package understand

import "github.com/gehoor/gehoor/bot/understand/dates"

// isNow reports whether d only says what day it is: "het is nu half november".
func (rd *reader) isNow(d *dates.Found) bool {
	if !rd.text.ClauseEnd(d.Last) {
		switch rd.text.Norm(d.Last + 1) {
		case "en", "and", "maar", "but", "dus", "so":
		default:
			return false
		}
	}
	for i := d.First - 1; i >= max(0, d.First-4) && rd.text.Tokens[i].Clause == rd.text.Tokens[d.First].Clause; i-- {
		switch rd.text.Norm(i) {
		case "nu", "al", "alweer", "inmiddels", "intussen", "ondertussen", "now", "already", "vandaag", "today", "the", "de", "het", "nearly", "bijna":
		case "its", "we're":
			return true
		case "is", "zijn", "are":
			switch rd.text.Norm(i - 1) {
			case "het", "it", "we", "inmiddels", "nu", "now", "vandaag", "today":
				return true
			}
			return false
		default:
			return false
		}
	}
	return false
}

// ahead reports whether d is still to come, or a border that something is to
// keep: "uitgesteld naar januari", "before Friday", "the guarantee runs until
// 1 March". Dates without a year are read as past ones.
func (rd *reader) ahead(d *dates.Found) bool {
	if d.From.IsZero() { // until
		return rd.said(d.First-6, d.First-1, "garantie", "contract", "geldig", "guarantee", "warranty", "valid", "loopt", "runs")
	}
	i := d.First - 1
	for w := rd.text.Norm(i); w == "op" || w == "on" || w == "de" || w == "the" || w == "in"; w = rd.text.Norm(i) {
		i--
	}
	switch rd.text.Norm(i) {
	case "naar", "to", "tot":
		if rd.said(i-3, i-1, "uitgesteld", "verplaatst", "verschoven", "verzet", "off", "postponed", "moved", "pushed", "delayed", "rescheduled") {
			return true
		}
	case "uiterlijk", "before", "by", "voor":
		if rd.text.Norm(i) == "by" && rd.said(d.Last+1, d.Last+3, "was", "were", "had") {
			return false // "by 5 November it was broken"
		}
		if rd.said(i-3, i-1, "stond", "stonden", "gepland", "ingepland", "afspraak", "afgesproken", "geboekt", "kaartjes", "reservering", "vlucht") {
			return false // "mijn examen stond voor 7 oktober"
		}
		return d.Precision != dates.Year && !d.To.IsZero() && !rd.said(i-1, i-1, "dateert", "dates")
	case "per", "from", "vanaf":
		return rd.rises(d)
	}
	first, last := rd.text.ClauseBounds(d.First)
	return rd.said(first, last, "verloopt", "vervalt", "expires", "zal", "zullen", "will", "eindigt", "ends") ||
		rd.said(first, d.First-1, "loopt") && rd.said(d.Last+1, d.Last+2, "af")
}

// rises reports whether the clause of d tells what begins or changes on it.
func (rd *reader) rises(d *dates.Found) bool {
	first, last := rd.text.ClauseBounds(d.First)
	return rd.said(first, last, "gaat", "gaan", "goes", "going", "wordt", "worden", "stijgt", "stopt", "becomes", "rises", "stops")
}

// due reports whether d is the day on which something was to happen that is
// past: where nothing else is named, that is when it didn't.
func (rd *reader) due(d *dates.Found) bool {
	if d.Precision != dates.Day || d.From.IsZero() || rd.in.Asked != "" {
		return false
	}
	first, last := rd.text.ClauseBounds(d.First)
	return rd.said(first, last, "zou", "zouden", "moeten", "stond", "gepland", "set", "scheduled", "planned", "due", "meant", "supposed", "should", "would", "to")
}

// asksOf reports whether d stands in a question or a wish that tells nothing of
// what happened: "Is the library open at half term?"
func (rd *reader) asksOf(d *dates.Found) bool {
	s := &rd.text.Sentences[rd.text.Tokens[d.First].Sentence]
	if rd.said(s.First, s.Last, "was", "were", "waren", "werd", "gebeurde", "gebeurd", "happened", "niet", "geen", "not", "no") {
		return false
	}
	open := s.Mark == '?' && rd.said(s.First, s.Last, "open", "dicht", "gesloten", "closed")
	if u := rd.unitOf(d.First); u != nil && u.wrong >= 0.5 && !open {
		return false
	}
	if kind := rd.kindOf(rd.in.Asked); rd.in.Asked == slotRemedy || rd.in.Asked != "" && kind == kindYesNo {
		return true
	}
	return s.Mark == '?' && !rd.said(s.First, s.First+1, "waarom", "why", "kan", "could", "come")
}
