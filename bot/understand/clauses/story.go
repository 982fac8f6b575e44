package clauses

import (
	"errors"
	"fmt"
	"strings"

	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// story is a text of which it is known what its parts tell.
type story struct {
	text  string
	parts []part
	whole bool // what no part covers tells nothing, and the core is one of the parts
}

// part is a stretch of a story's text, in bytes.
type part struct {
	from, to int
	kind     Kind // Core is Experience as well
}

const letters = "xerin"

// partsOf reads a line of labelled parts: "x de lift is stuk | i ik kan de deur
// niet uit". Which of them is the core isn't said.
func partsOf(line string) (story, error) {
	var s story
	for p := range strings.SplitSeq(line, "|") {
		letter, says, ok := strings.Cut(strings.TrimSpace(p), " ")
		k := strings.Index(letters, letter)
		if !ok || k < 0 || len(letter) != 1 {
			return s, fmt.Errorf("a part doesn't begin with one of %q", letters)
		}
		if s.text != "" {
			s.text += joint(s.text, says)
		}
		// What joins two parts belongs to the second.
		from := 0
		if n := len(s.parts); n > 0 {
			from = s.parts[n-1].to
		}
		s.text += says
		s.parts = append(s.parts, part{from, len(s.text), Kind(k)})
	}
	return s, nil
}

// joint is what stands between two parts: a comma unless there is a sign or the
// second part begins with a word that joins.
func joint(before, after string) string {
	first, _, _ := strings.Cut(after, " ")
	switch first {
	case "en", "maar", "dus", "and", "but", "so", "waardoor", "which":
		return " "
	}
	if strings.ContainsAny(before[len(before)-1:], ".,!?") {
		return " "
	}
	return ", "
}

// marks are how the parts of a whole story are marked. The date says nothing of
// what a part tells.
var marks = map[string]Kind{"e": Core, "e2": Experience, "x": Expectation, "r": Remedy, "i": Impact, "d": None}

// marksOf reads a line with a whole story, as the customer typed it, with marks
// in it: "Gisteren {e:reed de bus door}, {i:ik kwam te laat}." The words before
// it that begin with !, ? or @ say what the whole is about; here they don't matter.
func marksOf(line string) (story, error) {
	for line != "" && strings.IndexByte("!?@", line[0]) >= 0 {
		_, rest, _ := strings.Cut(line, " ")
		line = rest
	}
	s := story{whole: true}
	var text strings.Builder
	for rest := line; ; {
		before, after, open := strings.Cut(rest, "{")
		text.WriteString(before)
		if !open {
			s.text = text.String()
			return s, nil
		}
		mark, after, ok := strings.Cut(after, ":")
		says, after, closed := strings.Cut(after, "}")
		kind, known := marks[mark]
		if !ok || !closed || !known || strings.Contains(says, "{") {
			return s, errors.New("a mark isn't {e:…}, {e2:…}, {x:…}, {r:…}, {i:…} or {d:…}")
		}
		if mark != "d" {
			s.parts = append(s.parts, part{text.Len(), text.Len() + len(says), kind})
		}
		text.WriteString(says)
		rest = after
	}
}

// appendSamples cuts the story as a reader would. A span that holds several
// parts teaches each.
func (s *story) appendSamples(dst []linear.Sample) []linear.Sample {
	var t words.Text
	t.Cut(s.text)
	spans := Cut(&t, nil)
	before := kinds
	for i, sp := range spans {
		sample := linear.Sample{Features: appendFeatures(nil, &t, spans, i, before)}
		from, to := t.Tokens[sp.First].Start, t.Tokens[sp.Last].End
		for _, p := range s.parts {
			if from >= p.to || to <= p.from {
				continue
			}
			sample.Yes |= 1 << p.kind
			before = p.kind
			if p.kind == Core {
				sample.Yes |= 1 << Experience
				before = Experience
			}
		}
		switch {
		case !s.whole && sample.Yes&(1<<Experience) != 0:
			sample.Open = 1 << Core
		case sample.Yes == 0:
			sample.Yes = 1 << None
			before = None
		}
		dst = append(dst, sample)
		if len(spans) > 1 { // and by its words alone: where a part stands must not tell what it says
			sample.Features = sample.Features[: len(sample.Features)-1 : len(sample.Features)-1]
			dst = append(dst, sample)
		}
	}
	return dst
}
