package dates

import (
	"maps"
	"slices"

	"github.com/gehoor/gehoor/bot/understand/words"
)

// form is a way to say a date. A date is tried as each form that its first
// word allows, in the order of the table.
type form struct {
	read   func(*Finder, int) (Found, bool)
	number bool     // may begin with digits: 3, 3-3-2026
	mixed  bool     // or with digits and letters: 3e, 3rd
	words  []string // or with one of these words
}

// forms is filled by init: the readers ask for one another through it.
var forms []form

// begins are the forms that may begin with a word, as bits in the order of
// forms; opening is set for what stands in front of a date: "since".
var begins map[string]uint32

// opening is the bit of begins for the words that at reads.
const opening = 1 << 31

// withNumber and withMixed are the forms that begin with digits.
var withNumber, withMixed uint32

func init() {
	articles := []string{"de", "the"}
	counts := append(keys(numberWords), "anderhalve", "anderhalf", "half", "halve", "paar", "few", "several", "enkele", "aantal", "some", "geen")
	near := slices.Concat(keys(lastWords), keys(thisWords), keys(nextWords))
	feastWords := make([]string, 0, len(feasts)+2)
	for i := range feasts {
		feastWords = append(feastWords, feasts[i].words[0])
	}
	feastWords = append(feastWords, "bank", "half")
	forms = []form{
		{(*Finder).numeric, true, true, nil},
		{(*Finder).aFeast, false, true, feastWords},
		{(*Finder).nth, false, true, slices.Concat(keys(ordinalWords), keys(lastWords))},
		{(*Finder).dayMonth, true, true, slices.Concat(articles, keys(shortWeekdays), keys(numberWords), keys(ordinalWords))},
		{(*Finder).monthDay, false, false, keys(monthNames)},
		{(*Finder).offset, true, false, slices.Concat(articles, keys(numberWords), keys(weekdayNames), keys(counted), keys(justWords), []string{"weekend", "het"})},
		{(*Finder).weekday, false, false, slices.Concat(near, keys(weekdayNames))},
		{(*Finder).relative, false, false, []string{
			"gisteren", "yesterday", "gister", "yday", "vandaag", "today", "zojuist", "zonet", "daarnet", "zoeven", "just", "vanochtend",
			"vanmorgen", "right", "net", "nu", "now", "vanmiddag", "vanavond", "vannacht", "tonight", "eergisteren", "overmorgen", "tomorrow", "morgen", "the", "day", "de",
			"this", "last", "las", "week", "fortnight", "afgelopen", "van",
		}},
		{(*Finder).ago, true, false, counts},
		{(*Finder).weekOfMonth, false, false, slices.Concat(keys(ordinalWords), keys(units), []string{"laatste", "last", "weekend"})},
		{(*Finder).lastUnit, false, false, near},
		{(*Finder).monthPart, false, false, keys(monthParts)},
		{(*Finder).aMonth, false, false, slices.Concat(keys(lastWords), keys(thisWords), keys(monthNames))},
		{(*Finder).aSeason, false, false, slices.Concat(keys(lastWords), keys(thisWords), articles, []string{"het"}, keys(seasonNames))},
		{(*Finder).aYear, true, false, []string{"in", "jaar", "year"}},
		{(*Finder).theDay, false, false, articles},
		{(*Finder).weekNumber, false, false, []string{"week", "weeknummer"}},
		{(*Finder).theWeekend, false, false, []string{"in", "over", "at", "dit", "during", "het", "the", "weekend"}},
		{(*Finder).hoursAgo, true, false, slices.Concat(counts, keys(clockUnits), []string{"of", "klein", "goed"})},
		{(*Finder).shortQuarter, false, true, nil},
		{(*Finder).nightBefore, false, false, []string{"the", "night", "evening", "afternoon", "morning"}},
		{(*Finder).before, false, false, slices.Concat(articles, []string{"het", "die", "dat"})},
	}
	begins = map[string]uint32{}
	for k := range forms {
		bit := uint32(1) << k
		for _, w := range forms[k].words {
			begins[w] |= bit
		}
		if forms[k].number {
			withNumber |= bit
		}
		if forms[k].mixed {
			withMixed |= bit
		}
	}
	for _, w := range slices.Concat(keys(sinceWords), keys(aboutWords), []string{
		"tot", "until", "till", "precies", "exact", "exactly", "al", "for", "already", "tussen", "between", "van", "from",
	}) {
		begins[w] |= opening
	}
}

func keys[V any](m map[string]V) []string { return slices.Collect(maps.Keys(m)) }

// spell looks up every word once: how dates spell it, and what it may begin.
func (f *Finder) spell() {
	f.spelt, f.begins = f.spelt[:0], f.begins[:0]
	for i := range f.t.Tokens {
		w, b := "", uint32(0)
		switch tok := &f.t.Tokens[i]; tok.Kind {
		case words.Opaque, words.Mask:
		case words.Number:
			w, b = tok.Norm, withNumber
		case words.Mixed:
			w, b = tok.Norm, withMixed
		case words.Word:
			w = tok.Norm
			if known, ok := begins[w]; ok {
				b = known
			} else if meant := misspelt(w); meant != "" {
				w, b = meant, begins[meant]
			}
		default:
			w = tok.Norm
		}
		f.spelt, f.begins = append(f.spelt, w), append(f.begins, b)
	}
}
