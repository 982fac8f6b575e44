package understand

import (
	"strings"
	"sync"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/topics"
)

// findProcess keeps what the story is about: the dialog's own keywords and
// examples, and what customers generally call the processes that most
// organisations have.
func (rd *reader) findProcess(first, last int, least float64) bool {
	options := rd.options(slotProcess)
	if len(options) == 0 {
		return false
	}
	if rd.in.Asked == slotProcess {
		first = rd.behindDenied(first, last)
		if rd.saysOther(first, last) && rd.isOption(slotProcess, "other") {
			rd.provide(slotProcess, bot.Value{Choice: "other"}, 0.9, first, last)
			rd.trace("process.other", "")
			return true
		}
	}
	c := rd.rules.classifier(rd.in.Dialog)
	best, second := c.Guess(&rd.text, first, last, &rd.scratch, rd.commonVotes(c, options, first, last))
	if best.ID == "" || best.Conf < least {
		return false
	}
	span, quote := rd.span(first, last)
	a := bot.Act{
		Kind: bot.Provide, Slot: slotProcess, Value: &bot.Value{Choice: best.ID}, Conf: best.Conf, Span: span, Quote: quote,
	}
	if second.ID != "" {
		a.Alternatives = []bot.Value{{Choice: second.ID}}
	}
	rd.add(a)
	rd.trace("process."+best.ID, "")
	return true
}

// behindDenied is where an answer begins behind what it says it isn't: "not the
// delivery, the thing itself".
func (rd *reader) behindDenied(first, last int) int {
	_, end := rd.text.ClauseBounds(first)
	switch rd.text.Norm(first) {
	case "niet", "not", "geen", "no", "neither":
		if end < last && rd.in.Asked == slotProcess {
			return end + 1
		}
	}
	return first
}

// saysOther reports whether an answer says that no subject of the list fits,
// and names none.
func (rd *reader) saysOther(first, last int) bool {
	other := false
	for _, m := range rd.found {
		if m.First < first || m.Last > last {
			continue
		}
		switch m.Rule.Family {
		case "process":
			return false
		case "procask":
			other = other || m.Rule.ID == "procask.other"
		}
	}
	return other
}

// commonVotes counts the common names of processes, for those that the dialog
// has. What was expected counts as much as what happened.
func (rd *reader) commonVotes(c *topics.Classifier, options []bot.Option, first, last int) map[string]float64 {
	votes := map[string]float64{}
	for _, m := range rd.found {
		if m.First < first || m.Last > last {
			continue
		}
		if m.Rule.Family != "process" && (m.Rule.Family != "procask" || rd.in.Asked != slotProcess) || (m.First == m.Last || rd.in.Asked == slotProcess) && rd.ruledOut(m.First) {
			continue
		}
		_, id, _ := strings.Cut(m.Rule.ID, ".")
		for i := range options {
			if options[i].ID == id {
				w := m.Rule.Conf
				if m.First == m.Last && c.Names(id, rd.text.Norm(m.First)) {
					w *= again
				}
				if id == "treatment" {
					w += deed
				}
				switch u := rd.unitOf(m.First); {
				case u == nil:
				case u.wrong >= 1:
					w += 0.25
				case u.remedy > 0:
					w *= 0.6 // what is wanted says less than what went wrong
				}
				votes[id] = min(votes[id]+w, 4)
			}
		}
	}
	return votes
}

// commonNames are the names that the book has for each process, for the
// classifier to learn words like them from.
var commonNames = sync.OnceValue(func() map[string][]string {
	text, err := bookFiles.ReadFile("books/process.txt")
	if err != nil {
		panic(err)
	}
	all, id := map[string][]string{}, ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if head, ok := strings.CutPrefix(line, "[process."); ok {
			id, _, _ = strings.Cut(head, " ")
			if !strings.Contains(head, "conf=0.8") && !strings.Contains(head, "conf=0.9") {
				id = ""
			}
			continue
		}
		names, ok := strings.CutSuffix(strings.TrimPrefix(line, "("), ")")
		if !ok || strings.ContainsAny(names, "()*") {
			continue
		}
		for name := range strings.SplitSeq(names, "|") {
			all[id] = append(all[id], strings.TrimSuffix(name, "%"))
		}
	}
	return all
})

// again is what a common name still counts where the dialog's own keywords have it.
const again = 0.5

// deed is what more a word for what somebody did to the customer counts, beside
// the words for where and who: a clerk at the desk who sneers is no matter of desks.
const deed = 0.6
