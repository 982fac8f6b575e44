package triage

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/understand/clauses"
	"github.com/gehoor/gehoor/bot/understand/lessons"
	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// example is a text to learn from. Examples of one line of a book are kept
// together: a tenth is kept apart by lines, not by texts.
type example struct {
	text, where string
	line        int
	yes, open   uint32
}

// readExamples reads books/*.LANG.txt: sections headed by the labels that hold
// ([t4 t6]), with a question mark those that may ([t1 t14?]); [none] where none
// does. A line may hold groups (a|b|c), of which each example takes one.
func readExamples(t testing.TB, lang string) []example {
	t.Helper()
	names, err := filepath.Glob("books/*." + lang + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	line := 0
	for _, name := range names {
		if strings.HasPrefix(filepath.Base(name), "classes.") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		in, ok := example{}, false
		for l := range strings.Lines(string(text)) {
			line++
			l = strings.TrimSpace(l)
			switch {
			case l == "" || l[0] == '#':
			case l[0] == '[':
				in, ok = example{where: filepath.Base(name) + " " + l}, true
				for id := range strings.FieldsSeq(strings.Trim(l, "[]")) {
					in.take(t, id)
				}
			case !ok:
				t.Fatalf("%s: %q stands in no section", name, l)
			default:
				in.line = line
				for _, text := range spell(l) {
					in.text = text
					all = append(all, in)
				}
			}
		}
	}
	all = append(all, readStories(t, lang)...)
	return append(all, readAsides(t, lang, all)...)
}

func (e *example) take(t testing.TB, id string) {
	bare, open := strings.CutSuffix(id, "?")
	for k, label := range Labels {
		switch {
		case label != bare:
		case open:
			e.open |= 1 << k
			return
		default:
			e.yes |= 1 << k
			e.open |= alike[label]
			e.open &^= e.yes
			return
		}
	}
	if id != "none" {
		t.Fatalf("no label %q", id)
	}
}

// marked are the marked stories: none of them holds danger, whatever else they
// may hold, and they say so in many more words than a book of sentences does.
var marked = []string{"../clauses/stories.", "../testdata/stories/open."}

func readStories(t testing.TB, lang string) []example {
	t.Helper()
	var all []example
	for _, book := range marked {
		text, err := os.ReadFile(book + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
				all = append(all, sentencesOf(t, line)...)
			}
		}
	}
	return all
}

// sentencesOf are the sentences of a marked story, and each two that are heard
// together.
func sentencesOf(t testing.TB, line string) []example {
	t.Helper()
	s, err := clauses.ParseStory(line)
	if err != nil {
		t.Fatal(err)
	}
	e := example{where: "stories", open: otherThanDanger}
	for _, about := range s.About {
		e.open |= bitOf(about[1:])
	}
	var all []example
	var text words.Text
	text.Cut(s.Text)
	for i := range text.Sentences {
		e.text = text.Source[text.Tokens[text.Sentences[i].First].Start:text.Tokens[text.Sentences[i].Last].End]
		all = append(all, e)
		if i > 0 && text.Sentences[i].Last-text.Sentences[i-1].First < together {
			e.text = text.Source[text.Tokens[text.Sentences[i-1].First].Start:text.Tokens[text.Sentences[i].Last].End]
			all = append(all, e)
		}
	}
	return all
}

// asides are books of what customers do, in which ordinary things are told
// beside the wish for a human. What sounds like danger there stands with its
// labels in a book of triage; the rest holds none.
var asides = []string{"hard", "calls", "wide", "needs", "requests", "missed", "wish2"}

func readAsides(t testing.TB, lang string, known []example) []example {
	t.Helper()
	labelled := map[string]bool{}
	for _, e := range known {
		labelled[e.text] = true
	}
	var all []example
	for _, name := range asides {
		book, err := lessons.Read("../doing/books/" + name + "." + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range book {
			if l.Heading == "tell" && !labelled[l.Text] {
				all = append(all, example{text: l.Text, where: "asides", open: otherThanDanger})
			}
		}
	}
	return all
}

// otherThanDanger are T7 and those after it.
var otherThanDanger = ^(bitOf("t1") | bitOf("t2") | bitOf("t3") | bitOf("t4") | bitOf("t5") | bitOf("t6"))

func bitOf(label string) uint32 {
	for k, l := range Labels {
		if l == label {
			return 1 << k
		}
	}
	return 0
}

// alike are categories that often go together, so that an example of the one
// says nothing against the other.
var alike = func() map[string]uint32 {
	all := map[string]uint32{}
	bit := map[string]uint32{}
	for k, id := range Labels {
		bit[id] = 1 << k
	}
	for _, two := range [][2]string{
		{"t1", "t14"},
		{"t1", "t17"},
		{"t4", "t3"},
		{"t4", "t5"},
		{"t4", "t14"},
		{"t7", "t17"},
		{"t7", "t2"},
		{"t8", "t9"},
		{"t10", "t11"},
		{"t8", "t13"},
		{"t7", "t14"},
		{"t10", "t12"},
		{"t4", "t13"},
		{"t5", "t13"},
		{"t1", "t13"},
	} {
		all[two[0]] |= bit[two[1]]
		all[two[1]] |= bit[two[0]]
	}
	return all
}()

// most is how many examples one line may give.
const most = 24

// spell gives texts of a line with groups: every member of every group at
// least once, and as many other combinations as most allows.
func spell(line string) []string {
	var parts [][]string
	longest, all := 1, 1
	for line != "" {
		i := strings.IndexByte(line, '(')
		end := strings.IndexByte(line, ')')
		if i < 0 || end < i {
			parts = append(parts, []string{line})
			break
		}
		group := strings.Split(line[i+1:end], "|")
		longest, all = max(longest, len(group)), min(all*len(group), 1000)
		parts = append(parts, []string{line[:i]}, group)
		line = line[end+1:]
	}
	n := max(longest, min(all, most))
	texts := make([]string, 0, n)
	for i := range n {
		var b strings.Builder
		turn := i
		for _, p := range parts {
			b.WriteString(p[turn%len(p)])
			if len(p) > 1 {
				turn += turn/len(p) + i/len(p) // the next group goes round slower
			}
		}
		texts = append(texts, strings.Join(strings.Fields(b.String()), " "))
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}

// learn makes the weights of a language from its examples.
func learn(c *classes, examples []example) *linear.Model {
	samples := make([]linear.Sample, 0, len(examples))
	var text words.Text
	for _, e := range examples {
		text.Cut(e.text)
		if text.Len() == 0 {
			continue
		}
		samples = append(samples, linear.Sample{Features: c.appendFeatures(nil, &text, 0, text.Len()-1, nil), Yes: e.yes, Open: e.open})
	}
	mix(samples)
	return linear.Learn(samples, linear.Options{
		Labels: len(Labels), Buckets: buckets, Rounds: 20, Rate: 0.5, Decay: 1e-3, Yes: 2, Floor: 90,
	})
}

// mix puts samples in an order that is the same every time and has no sections.
func mix(samples []linear.Sample) {
	seed := uint32(20261122)
	for i := len(samples) - 1; i > 0; i-- {
		seed = seed*1664525 + 1013904223
		k := int(seed>>8) % (i + 1)
		samples[i], samples[k] = samples[k], samples[i]
	}
}

func classesOf(t testing.TB, lang string) *classes {
	t.Helper()
	text, err := os.ReadFile("books/classes." + lang + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	c, err := parseClasses(string(text))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (e *example) String() string { return fmt.Sprintf("%s: %s", e.where, e.text) }
