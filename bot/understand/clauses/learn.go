package clauses

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gehoor/gehoor/bot/understand/chain"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// Learn reads a book of labelled parts and one of marked stories, one a line, as
// those beside this file are written, and gives the weights that Open reads.
func Learn(book, stories string) ([]byte, error) {
	parts, err := read(book, partsOf)
	if err != nil {
		return nil, err
	}
	told, err := read(stories, ParseStory)
	if err != nil {
		return nil, err
	}
	return chain.Learn(slices.Concat(parts, told), chain.Options{
		Labels: labels, Once: int(Core), Buckets: buckets, Rounds: 6, Rate: 0.25, Decay: 3e-4, Floor: 14,
	}).Pack(), nil
}

func read(book string, parse func(string) (Story, error)) (chains [][]chain.Step, err error) {
	n := 0
	for line := range strings.Lines(book) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		s, err := parse(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		chains = append(chains, s.steps())
	}
	return chains, nil
}

// steps cuts the story as a reader would. A span tells what most of it is
// marked with; what has no mark tells nothing.
func (s *Story) steps() []chain.Step {
	var t words.Text
	t.Cut(s.Text)
	spans := Cut(&t, nil)
	steps := appendSteps(nil, &t, spans)
	for i, sp := range spans {
		from, to := t.Tokens[sp.First].Start, t.Tokens[sp.Last].End
		kind, most := None, 0
		for _, p := range s.Parts {
			n := min(to, p.To) - max(from, p.From)
			if p.Kind == Core {
				n += n / 4 // it is one part of many
			}
			if n > most {
				kind, most = p.Kind, n
			}
		}
		steps[i].May = 1 << kind
		if !s.whole && kind == Experience {
			steps[i].May |= 1 << Core // which of them is the core isn't said
		}
		steps[i].Features = appendFeatures(nil, &t, spans, i)
	}
	return steps
}
