package understand

import (
	"strings"

	"github.com/gehoor/gehoor/bot/understand/phrases"
)

// adults are people and places around a child that customers name by the child:
// "de juf van mijn zoon", "my daughter's coach". The child says who is meant, and
// is not concerned (T6).
var adults = map[string]bool{}

func init() {
	for _, w := range []string{
		"juf", "juffrouw", "meester", "leraar", "lerares", "leerkracht", "docent", "docente", "mentor", "trainer", "coach", "leidster", "leidinggevende",
		"directeur", "directrice", "rector", "conrector", "decaan", "conciërge", "concierge", "administratie", "secretaresse", "secretariaat", "school",
		"basisschool", "opvang", "kinderopvang", "crèche", "creche", "orthodontist", "tandarts", "logopedist", "huisarts", "arts", "moeder", "vader", "ouders",
		"oppas", "begeleider", "begeleidster", "instructeur", "badmeester", "club", "voetbalclub", "vereniging", "sportclub", "muziekschool",
		"teacher", "headteacher", "headmaster", "head", "principal", "tutor", "instructor", "nursery", "orthodontist", "dentist", "doctor", "mother",
		"father", "parents", "mum", "dad", "nanny", "childminder", "manager", "office", "secretary", "receptionist", "club", "lecturer",
	} {
		adults[w] = true
	}
}

// namesAdult reports whether the child at m is only named to say who an adult
// is, and nothing in the text happens to the child.
func (rd *reader) namesAdult(m phrases.Match) bool { return rd.possesses(m) && !rd.childConcerned(m) }

// possesses reports whether the child at m stands where whose adult or school
// it is stands.
func (rd *reader) possesses(m phrases.Match) bool {
	if w := rd.source(m.Last); strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") {
		for i := m.Last + 1; i <= m.Last+3 && i < rd.text.Len() && rd.text.Tokens[i].Sentence == rd.text.Tokens[m.Last].Sentence; i++ {
			if adults[rd.text.Norm(i)] {
				return true
			}
		}
		return false
	}
	at := m.First - 1
	switch rd.text.Norm(at) {
	case "mijn", "m'n", "mn", "onze", "ons", "my", "our", "the", "de", "het", "een", "a":
		at--
	}
	w := rd.text.Norm(at)
	return (w == "van" || w == "of") && adults[rd.text.Norm(at-1)]
}

// childConcerned reports whether something happens to a child: one is spoken of
// beside the adult, as him, her or them or by name, or there is harm.
func (rd *reader) childConcerned(m phrases.Match) bool {
	for i := m.Last + 1; i < rd.text.Len(); i++ {
		switch rd.text.Norm(i) {
		case "hem", "haar", "ze", "hen", "hun", "him", "her", "them":
			return true
		}
	}
	for _, v := range rd.alarms {
		if harms[v.ID] && !v.Doubt {
			return true
		}
	}
	for _, o := range rd.found {
		if harms[o.Rule.Family] || o.Rule.ID == "t6.mention" && (o.First > m.Last || o.Last < m.First) && !rd.possesses(o) {
			return true
		}
	}
	return false
}

// onlyAdult reports whether a phrase of T6 speaks of nobody but an adult who is
// named by a child: the child itself, the adult, or where they work.
func (rd *reader) onlyAdult(m phrases.Match) bool {
	here := rd.text.Tokens[m.First].Sentence
	for _, o := range rd.found {
		if o.Rule.ID != "t6.mention" || rd.text.Tokens[o.First].Sentence != here || !rd.namesAdult(o) {
			continue
		}
		switch m.Rule.ID {
		case "t6.mention", "t6.place":
			return true
		case "t6.child":
			return m.First <= o.Last && o.First <= m.Last
		}
	}
	return false
}

// ofAdults reports whether v is heard of children (T6) in a sentence in which
// they are only named to say who an adult is.
func (rd *reader) ofAdults(v alarm) bool {
	if v.ID != "t6" {
		return false
	}
	only := false
	for _, o := range rd.found {
		if o.Rule.ID != "t6.mention" || rd.text.Tokens[o.First].Sentence != v.sentence {
			continue
		}
		if !rd.namesAdult(o) {
			return false
		}
		only = true
	}
	return only
}
