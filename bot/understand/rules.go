package understand

import (
	"context"
	"sync"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/clauses"
	"github.com/gehoor/gehoor/bot/understand/phrases"
	"github.com/gehoor/gehoor/bot/understand/topics"
)

// Version names the rules in readings. It changes when they do.
const Version = "rules-1"

// Rules reads by rules. It may be used by several goroutines.
type Rules struct {
	book    *phrases.Book
	readers sync.Pool
	trained sync.Map // Topics.ID() -> func() *topics.Classifier, which trains it once
	labels  labels
	clauses *clauses.Model
}

// New loads the rules. It panics if the books that are built in don't compile,
// which a test would have told.
func New() *Rules {
	book, err := compiled()
	if err != nil {
		panic(err)
	}
	r := &Rules{book: book, clauses: clauses.Default()}
	r.readers.New = func() any { return &reader{rules: r} }
	return r
}

// Read tells what the customer said. It never fails and never waits.
func (r *Rules) Read(_ context.Context, in bot.Input) (bot.Reading, error) {
	rd := r.readers.Get().(*reader)
	defer r.readers.Put(rd)
	return rd.read(in), nil
}

// classifier is the one for the processes of a dialog, trained the first time
// that the dialog is met. It is nil where there is nothing to learn from.
func (r *Rules) classifier(d bot.Topics) *topics.Classifier {
	if d == nil {
		return nil
	}
	id := d.ID()
	c, ok := r.trained.Load(id)
	if !ok {
		// Whoever comes while it is trained waits for that: five hundred first
		// messages after a restart must not train five hundred times.
		c, _ = r.trained.LoadOrStore(id, sync.OnceValue(func() *topics.Classifier { return train(d) }))
	}
	return c.(func() *topics.Classifier)()
}

func train(d bot.Topics) *topics.Classifier {
	var all []topics.Topic
	for _, o := range d.Options(slotProcess) {
		t := topics.Topic{ID: o.ID}
		for _, l := range [...]string{"nl", "en"} {
			t.Keywords = append(t.Keywords, o.Keywords[l]...)
			t.Examples = append(t.Examples, o.Examples[l]...)
			if label := o.Labels[l]; label != "" && o.ID != "other" {
				t.Examples = append(t.Examples, label)
			}
		}
		t.Examples = append(t.Examples, commonNames()[o.ID]...)
		all = append(all, t)
	}
	return topics.Train(all)
}

// Warm loads and trains what reading messages for dialog d takes, so that no
// customer waits for it.
func (r *Rules) Warm(d bot.Topics) {
	for _, text := range [...]bot.Input{{Text: "Mijn lamp is kapot.", Locale: "nl"}, {Text: "My lamp is broken.", Locale: "en"}} {
		text.Now, text.Zone, text.Dialog = time.Unix(0, 0), time.UTC, d
		_, _ = r.Read(context.Background(), text) // can't fail
	}
}

// The slots that the rules know by name.
const (
	slotChoice      = "choice"
	slotExperience  = "experience"
	slotExpectation = "expectation"
	slotSource      = "expectation_source"
	slotDate        = "happened_on"
	slotProcess     = "process"
	slotReference   = "customer_reference"
	slotImpact      = "impact"
	slotRemedy      = "remedy"
	slotComplainant = "complainant"
	slotContact     = "contact"
	slotAmount      = "amount"
	slotLocale      = "locale"
)
