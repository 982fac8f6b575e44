package understand

import (
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gehoor/gehoor/bot/understand/words"
)

// label is a text of the dialog, such as a choice's label or a keyword, as it
// is compared with what was said. It is read-only.
type label struct {
	norm    string   // in folded words with single spaces
	content []string // its words that say something
}

// labels keeps labels that were cut: a dialog has a few hundred, and an answer
// is compared with all of them.
type labels struct {
	known sync.Map // string -> *label
	size  atomic.Int64
}

// maxLabels bounds what is kept, should somebody offer choices without end.
const maxLabels = 10_000

func (l *labels) of(text string) *label {
	if known, ok := l.known.Load(text); ok {
		return known.(*label)
	}
	norm := normalise(text)
	fresh := &label{norm: norm, content: contentWords(norm)}
	if l.size.Load() < maxLabels {
		if _, was := l.known.LoadOrStore(strings.Clone(text), fresh); !was {
			l.size.Add(1)
		}
	}
	return fresh
}

func normalise(label string) string {
	var t words.Text
	t.Cut(label)
	parts := make([]string, 0, t.Len())
	for i := range t.Tokens {
		parts = append(parts, t.Tokens[i].Norm)
	}
	return strings.Join(parts, " ")
}
