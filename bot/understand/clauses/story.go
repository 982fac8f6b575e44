package clauses

import (
	"errors"
	"fmt"
	"strings"
)

// Story is a text of which it is known what its parts tell.
type Story struct {
	Text  string
	About []string // what the whole is about, by the words before it: "!t16", "@praise"
	Parts []Part

	whole bool // the core is one of the parts
}

// Part is a stretch of a story's text, in bytes: Text[From:To].
type Part struct {
	From, To int
	Kind     Kind // Core is Experience as well
}

// Of is the first part of a kind, "" where the story has none.
func (s *Story) Of(kind Kind) string {
	for _, p := range s.Parts {
		if p.Kind == kind {
			return s.Text[p.From:p.To]
		}
	}
	return ""
}

const letters = "xerin"

// partsOf reads a line of labelled parts: "x de lift is stuk | i ik kan de deur
// niet uit". Which of them is the core isn't said.
func partsOf(line string) (Story, error) {
	var s Story
	for p := range strings.SplitSeq(line, "|") {
		letter, says, ok := strings.Cut(strings.TrimSpace(p), " ")
		k := strings.Index(letters, letter)
		if !ok || k < 0 || len(letter) != 1 {
			return s, fmt.Errorf("a part doesn't begin with one of %q", letters)
		}
		if s.Text != "" {
			s.Text += joint(s.Text, says)
		}
		// What joins two parts belongs to the second.
		from := 0
		if n := len(s.Parts); n > 0 {
			from = s.Parts[n-1].To
		}
		s.Text += says
		s.Parts = append(s.Parts, Part{from, len(s.Text), Kind(k)})
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

// ParseStory reads a line with a whole story, as the customer typed it, with
// marks in it: "Gisteren {e:reed de bus door}, {i:ik kwam te laat}." The words
// before it that begin with !, ? or @ say what the whole is about.
func ParseStory(line string) (Story, error) {
	s := Story{whole: true}
	for line != "" && strings.IndexByte("!?@", line[0]) >= 0 {
		about, rest, _ := strings.Cut(line, " ")
		s.About, line = append(s.About, about), rest
	}
	var text strings.Builder
	for rest := line; ; {
		before, after, open := strings.Cut(rest, "{")
		text.WriteString(before)
		if !open {
			s.Text = text.String()
			return s, nil
		}
		mark, after, ok := strings.Cut(after, ":")
		says, after, closed := strings.Cut(after, "}")
		kind, known := marks[mark]
		if !ok || !closed || !known || strings.Contains(says, "{") {
			return s, errors.New("a mark isn't {e:…}, {e2:…}, {x:…}, {r:…}, {i:…} or {d:…}")
		}
		if mark != "d" {
			s.Parts = append(s.Parts, Part{text.Len(), text.Len() + len(says), kind})
		}
		text.WriteString(says)
		rest = after
	}
}
