package doing

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// example is a text with the act that it does.
type example struct {
	text string
	act  int
}

// readExamples reads a book: headings in brackets, then texts.
func readExamples(t testing.TB, lang string) []example {
	t.Helper()
	data, err := os.ReadFile("books/" + lang + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	act := -1
	var all []example
	for line := range strings.SplitSeq(string(data), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			act = labelOf(t, strings.Trim(line, "[]"))
		default:
			for _, text := range spell(line) {
				all = append(all, example{text, act})
			}
		}
	}
	return all
}

func labelOf(t testing.TB, name string) int {
	t.Helper()
	for k, id := range Labels {
		if id == name || id == "lang" && strings.HasPrefix(name, "lang.") {
			return k
		}
	}
	t.Fatalf("no act %q", name)
	return -1
}

// spell lists texts of a line: every way to say each part, not every
// combination.
func spell(line string) []string {
	var parts [][]string
	most, product := 1, 1
	for line != "" {
		before, rest, found := strings.Cut(line, "(")
		parts = append(parts, []string{before})
		if !found {
			break
		}
		group, after, _ := strings.Cut(rest, ")")
		ways := strings.Split(group, "|")
		parts = append(parts, ways)
		most, product = max(most, len(ways)), product*len(ways)
		line = after
	}
	var all []string
	for i := range min(product, rounds*most) {
		var b strings.Builder
		for k, ways := range parts {
			b.WriteString(ways[(i+i/most*(k+1))%len(ways)])
		}
		all = append(all, strings.Join(strings.Fields(b.String()), " "))
	}
	return all
}

// rounds is how many times the ways to say a part are gone through.
const rounds = 2

const buckets = 1 << 16

// learn makes the weights from both books. Every other example is learnt
// with a typing error too.
func learn(t testing.TB) *linear.Model {
	t.Helper()
	var samples []linear.Sample
	var text words.Text
	add := func(s string, act int) {
		mark := byte(0)
		if strings.HasSuffix(s, "?") {
			mark = '?'
		}
		text.Cut(s)
		samples = append(samples, linear.Sample{
			Features: appendFeatures(nil, buckets, &text, 0, text.Len()-1, mark), Yes: 1 << act,
		})
	}
	read := func(lang string) []example {
		return slices.Concat(readExamples(t, lang), readExamples(t, "stories."+lang), readExamples(t, "wish."+lang), readExamples(t, "wish2."+lang))
	}
	nl, en := read("nl"), read("en")
	for i := range max(len(nl), len(en)) {
		for _, book := range [][]example{nl, en} {
			// Strides mix the acts: learnt one after another, the last would win.
			if i >= len(book) {
				continue
			}
			e := book[i*stride%len(book)]
			add(e.text, e.act)
			if i%2 == 0 {
				add(mistype(e.text, i/2), e.act)
			}
		}
	}
	return linear.Learn(samples, linear.Options{
		Labels: len(Labels), Buckets: buckets, Rounds: 30, Rate: 0.5, Decay: 2e-4, Yes: 1.5,
	})
}

// stride is a prime that no book's length divides by.
const stride = 7919

// mistype makes a typing error in a long word of s: two letters change places,
// one is left out or typed twice.
func mistype(s string, n int) string {
	fields := strings.Fields(s)
	var long []int
	for i, f := range fields {
		if len(f) >= 4 {
			long = append(long, i)
		}
	}
	if len(long) == 0 {
		return s
	}
	k := long[n%len(long)]
	w := []byte(fields[k])
	at := 1 + n/3%(len(w)-2)
	switch n % 3 {
	case 0:
		w[at], w[at+1] = w[at+1], w[at]
	case 1:
		w = append(w[:at], w[at+1:]...)
	default:
		w = append(w[:at], append([]byte{w[at]}, w[at:]...)...)
	}
	fields[k] = string(w)
	return strings.Join(fields, " ")
}
