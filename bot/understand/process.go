package understand

import (
	"strings"
	"sync"

	"github.com/gehoor/gehoor/bot"
)

// findProcess keeps what the story is about: the dialog's own keywords and
// examples, and what customers generally call the processes that most
// organisations have.
func (rd *reader) findProcess(first, last int, least float64) bool {
	options := rd.options(slotProcess)
	if len(options) == 0 {
		return false
	}
	best, second := rd.rules.classifier(rd.in.Dialog).Guess(&rd.text, first, last, &rd.scratch, rd.commonVotes(options))
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

// commonVotes counts the common names of processes, for those that the dialog
// has. What was expected counts as much as what happened.
func (rd *reader) commonVotes(options []bot.Option) map[string]float64 {
	votes := map[string]float64{}
	for _, m := range rd.found {
		if m.Rule.Family != "process" || rd.ruledOut(m.First) {
			continue
		}
		_, id, _ := strings.Cut(m.Rule.ID, ".")
		for i := range options {
			if options[i].ID == id {
				w := m.Rule.Conf
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
