package bot

import (
	"slices"
	"strings"
)

// What a bot message may wait for besides a fact. They are kept in Said.Pending.
const (
	PendingMore     = "more"     // do you want to add anything? (C08)
	PendingCancel   = "cancel"   // do you really want to stop?
	PendingValue    = "value"    // did you mean this value? Said.Hint has it
	PendingRegister = "register" // shall I register this as a complaint? (C44)
	PendingEdit     = "edit"     // what in the summary is wrong?
	PendingPause    = "pause"    // the customer said to be right back
	PendingConcern  = "concern"  // is anybody hurt or in danger?
)

// PendingDanger tells a reading that danger was heard and a human called: the
// customer may say that there is none. No message asks for that.
const PendingDanger = "danger"

// AsksConfirm is what the summary asks: is this right? (C15)
const AsksConfirm = "confirm"

// turn is one decision being made: a draft of the state that its own events
// have already changed, and the bot's message as far as it is composed. A turn
// asks at most one question (C10).
type turn struct {
	s      *State
	env    *Env
	events []Event

	paragraphs []string
	keys       []string
	asks       string
	pending    string
	choices    []Choice
	hint       *Value
	err        error // the first that happened on the way

	unawaited bool // what a model says is not waited for any more

	learned []string // facts that this message told
	odd     []oddity // values in it that can't be right
	// injected says that the message gives the bot orders: they are the
	// customer's words and nothing more (C36).
	injected bool
	switched bool     // the language was changed in this turn, as the customer asked
	unneeded []string // kinds of personal data in it that were left out
}

func newTurn(s *State, env *Env) *turn {
	draft := *s
	draft.draft, draft.owned = true, false
	return &turn{s: &draft, env: env}
}

// emit adds an event and applies it to the draft, so that what follows in the
// same turn knows it.
func (t *turn) emit(e Event) {
	t.events = append(t.events, e)
	t.s.Seq++
	e.apply(t.s, At{Seq: t.s.Seq, Time: t.env.Now})
}

// add puts a paragraph into the bot's message. A text that was used before in
// this conversation gives way to its variants KEY.2, KEY.3 … (C35).
func (t *turn) add(key string, args map[string]any) {
	t.addText(key, t.text(t.variant(key), args))
}

func (t *turn) addText(key, text string) {
	if text == "" {
		return
	}
	t.paragraphs = append(t.paragraphs, text)
	t.keys = append(t.keys, key)
}

// variant is the wording of key whose turn it is.
func (t *turn) variant(key string) string {
	n := t.s.Spoken[key]
	if n == 0 {
		return key
	}
	count := 1
	for t.env.Say.Has(t.s.Locale, key+"."+digit(count+1)) {
		count++
	}
	if n%count == 0 {
		return key
	}
	return key + "." + digit(n%count+1)
}

func digit(n int) string { return string(rune('0' + n)) }

// text finds the words for key in the conversation's language. Every text may
// use the organisation's name.
func (t *turn) text(key string, args map[string]any) string {
	if args == nil {
		args = map[string]any{}
	}
	args["Organisation"] = t.env.Policy.Organisation
	return t.env.Say.Text(t.s.Locale, key, args)
}

// offer adds fixed choices, such as skip or human, to the message, each once.
func (t *turn) offer(ids ...string) {
	for _, id := range ids {
		if slices.ContainsFunc(t.choices, func(c Choice) bool { return c.ID == id }) {
			continue
		}
		t.choices = append(t.choices, Choice{ID: id, Label: t.label(id)})
	}
}

func (t *turn) label(choice string) string { return t.text("choice."+choice, nil) }

// send sends the bot's message, if one was composed. The same words are never
// said twice in a row (C35): a short turn of phrase sets them apart.
func (t *turn) send() {
	if len(t.paragraphs) == 0 {
		return
	}
	text := strings.Join(t.paragraphs, "\n\n")
	if text == t.s.LastBot {
		text = t.text(t.variant("again.once_more"), nil) + " " + text
		t.keys = append(t.keys, "again.once_more")
	}
	t.emit(Said{
		By: Person{Role: Bot, Name: "Gehoor"}, Text: text, Lang: t.s.Locale, Asks: t.asks,
		Pending: t.pending, Choices: t.choices, Keys: t.keys, Hint: t.hint,
	})
	t.paragraphs, t.keys, t.asks, t.pending, t.choices, t.hint = nil, nil, "", "", nil, nil
}

// day writes a civil date in full, with its weekday (C24).
func (t *turn) day(date string) string { return DayText(t.env.Say, t.s.Locale, date) }
