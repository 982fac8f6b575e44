package bot

import (
	"strings"
	"unicode/utf8"
)

// listen takes a part of the story. The bot stays silent (C08) unless the
// story has ended, or the message is no part of one.
func (t *turn) listen(r Reading) error {
	t.learnNature(r)
	switch picked(r) {
	case "done":
		return t.endStory()
	case "yes", "complaint":
		if t.s.Pending == PendingCancel {
			t.withdraw()
			return nil
		}
		if t.s.Pending == PendingRegister || t.s.Phase == Aside {
			return t.takeAsComplaint()
		}
		t.add("listen.go_on", nil)
		return nil
	case "no":
		if t.s.Pending != PendingCancel {
			return t.endOrAside()
		}
		t.add("listen.go_on", nil)
		t.offer("done", "human")
		return nil
	}
	switch {
	case t.s.Pending == PendingCancel && bare(r, Affirm):
		t.withdraw()
	case t.s.Pending == PendingCancel && bare(r, Deny):
		t.add("listen.go_on", nil)
		t.offer("done", "human")
	case has(r, Cancel):
		t.askCancel()
	case t.s.Pending == PendingMore && bare(r, Deny):
		return t.endOrAside()
	case t.s.Pending == PendingMore && bare(r, Affirm):
		t.add("listen.go_on", nil)
		t.offer("done", "human")
	case t.s.Pending == PendingRegister && bare(r, Deny):
		return t.endOrAside()
	case t.s.Pending == PendingRegister && t.s.Asks == "experience" && bare(r, Affirm): // something did go wrong
		t.add("listen.go_on", nil)
		t.hearOn()
	case t.s.Pending == PendingRegister && bare(r, Affirm):
		return t.takeAsComplaint()
	case t.s.Phase == Aside && !tells(r):
		t.add("aside.close", nil)
		t.offer("human")
	case t.s.Phase == Aside:
		t.emit(Moved{To: Listening}) // something new is being told
		return t.listenMore(r)
	default:
		return t.listenMore(r)
	}
	return nil
}

func (t *turn) listenMore(r Reading) error {
	switch {
	case bare(r, Resume) && t.s.Pending == PendingPause:
		t.add("resume.back", nil)
		t.hearOn()
		return nil
	case bare(r, Resume) && len(t.s.Story) > 0:
		return t.endStory()
	}
	if has(r, SwitchLang) && t.wishes(r, "", false) {
		return nil
	}
	if t.digress(r) {
		t.hearOn()
		if pauses(r) {
			t.pending = PendingPause // the silence that follows doesn't end the story
		}
		return nil
	}
	if t.injected && t.withoutOrders(r.Stored) == "" {
		t.add("repair.order", nil)
		t.hearOn()
		return nil
	}
	if needsHuman(r) && t.s.Spoken["listen.offer_human"] == 0 { // once: a story isn't interrupted (C08)
		t.add("listen.offer_human", nil)
		t.hearOn()
		return nil
	}
	if t.asksPlainly(r) {
		t.add("aside.question", nil)
		t.asks, t.pending = "experience", PendingRegister
		t.offer("done", "human")
		return nil
	}
	if r.Closing && len(t.s.Story) > 0 && !small(r) {
		return t.endStory()
	}
	if (bare(r, DontKnow) || bare(r, AskHow)) && len(t.s.Story) == 0 {
		t.add("again.experience.2", nil) // "I don't know what to write here"
		t.hearOn()
		return nil
	}
	if small(r) {
		key := "listen.go_on"
		if has(r, Greet) && t.s.Messages <= 1 {
			key = "listen.greeted"
		}
		t.add(key, nil)
		t.hearOn()
	}
	return nil
}

// hearOn leaves the story open: the customer may go on, end it, or have a human.
func (t *turn) hearOn() {
	t.asks = "experience"
	t.offer("done", "human")
}

// asksPlainly reports whether the message asks something and tells nothing
// ("what are your opening hours?"), before any complaint. The bot says that it
// doesn't know; the story stays open.
func (t *turn) asksPlainly(r Reading) bool {
	f := t.s.Facts[slotNature]
	return r.Nature.Value == natureQuestion && r.Nature.Conf >= sure && f.Value.Choice == natureQuestion
}

// endOrAside ends the story, or leaves praise and questions be.
func (t *turn) endOrAside() error {
	if t.s.Pending == PendingRegister {
		t.emit(Moved{To: Aside})
		t.add("aside.fine", nil)
		t.offer("human")
		return nil
	}
	return t.endStory()
}

// takeAsComplaint makes a complaint of what was told after all (C44).
func (t *turn) takeAsComplaint() error {
	t.emit(Learned{Slot: slotNature, Value: Value{Choice: natureComplaint}, Source: "choice", Conf: 1})
	if t.s.Phase == Aside {
		t.emit(Moved{To: Listening})
	}
	return t.endStory()
}

// slotNature keeps what kind of story is told. It is never asked for.
const slotNature = "nature"

const (
	natureComplaint = "complaint"
	naturePraise    = "praise"
	natureQuestion  = "question"
)

// learnNature keeps the kind of story. A complaint in any part makes it one
// (R01), so that praise before a complaint doesn't hide it.
func (t *turn) learnNature(r Reading) {
	n := r.Nature
	if !tells(r) || t.injected && t.withoutOrders(r.Stored) == "" { // "be my friend again" is no praise
		return
	}
	old := t.s.Facts[slotNature].Value.Choice
	if n.Value == "" || n.Value == old || old == natureComplaint || n.Conf < likely {
		return
	}
	if old == "" && n.Value != natureComplaint && len(t.s.Story) > 1 {
		return // an earlier part could not be told: default to a complaint
	}
	t.emit(Learned{Slot: slotNature, Value: Value{Choice: n.Value}, Source: "story", Conf: n.Conf, Quote: "", From: t.heardSeq()})
}

// endStory reacts to the whole story: acknowledgement first (C05), thanks
// (C04), then the first thing that is missing.
func (t *turn) endStory() error {
	if len(t.s.Story) == 0 {
		t.add("listen.nothing_yet", nil)
		t.asks = "experience"
		t.offer("human")
		return nil
	}
	if t.awaitModel(awaitEnd) || t.asideNature() {
		return nil
	}
	t.learnStory()
	if t.s.Invited {
		t.add("listen.added", nil)
	} else {
		t.acknowledge()
	}
	t.emit(Moved{To: Asking})
	return t.next()
}

// learnStory makes the whole story the experience, unless it is short and a
// part of it was clearly told as what happened. The telling words are kept as the quote.
func (t *turn) learnStory() {
	f, has := t.s.Facts["experience"]
	plain := f.Conf >= sure && len(t.s.Story) == 1 && utf8.RuneCountInString(t.s.Story[0].Text) <= 2*quoteRunes
	since := f.Source != fromStory && (t.s.Phase == Asking || t.s.Phase == Confirming || t.s.Phase == Closing)
	if len(t.s.Story) == 0 || has && (plain || since || f.Value.Text == t.s.StoryText()) {
		return // what was added or put right since stays
	}
	t.emit(Learned{
		Slot: "experience", Value: Value{Text: t.s.StoryText()}, Source: "story", Conf: 1, Quote: f.Quote, From: t.s.Story[0].Seq,
	})
}

// asideNature answers praise and plain questions for what they are (C44). It
// reports whether the story was one of them.
func (t *turn) asideNature() bool {
	f := t.s.Facts[slotNature]
	switch {
	case f.Value.Choice == naturePraise && f.Conf >= sure:
		t.emit(Moved{To: Aside})
		t.add("aside.praise", nil)
		t.offer("complaint", "human")
	case f.Value.Choice == naturePraise, f.Value.Choice == natureQuestion:
		t.add("aside."+f.Value.Choice+".doubt", nil)
		t.pending = PendingRegister
		t.offer("yes", "no", "human")
	default:
		return false
	}
	return true
}

// pause is called when the silence that ends a story has passed (C08, C09).
func (t *turn) pause() error {
	if t.awaitModel(awaitPause) {
		return nil
	}
	if t.s.Invited || t.s.Facts[slotNature].Value.Choice == naturePraise {
		return t.endStory()
	}
	if t.asideNature() {
		return nil
	}
	t.acknowledge()
	if t.askConcern() {
		return nil
	}
	t.add("listen.more", nil)
	t.pending = PendingMore
	t.choices = append(t.choices, Choice{ID: "done", Label: t.text("choice.no_more", nil)})
	t.offer("human")
	return nil
}

// acknowledge says that we heard, with the customer's own words (C05, C06),
// and thanks (C04).
func (t *turn) acknowledge() {
	if t.acknowledgeAs() {
		return
	}
	key := "heard.sorry"
	if t.upset() {
		key = "heard.upset"
	}
	if quote := t.tellingQuote(); quote != "" {
		t.addText(key, t.text(t.variant(key), map[string]any{"Quote": quote})+" "+t.text("heard.thanks", nil))
		return
	}
	t.add("heard.thanks", nil)
}

// upset reports whether the story was flagged as angry or sad, for the choice
// of words only.
func (t *turn) upset() bool { return t.s.Mood >= 3 }

// tellingQuote is the part of the story that says best what went wrong: the
// sentence that was read as the experience, without the greeting before it;
// else the first sentences. A whole letter quoted back is a parrot, no ear.
func (t *turn) tellingQuote() string {
	story := t.withoutInsults(t.withoutOrders(t.s.StoryText()))
	for _, line := range strings.Split(story, "\n") {
		words := len(strings.Fields(line))
		if words < quoteWords || t.isOtherFact(line) {
			continue // "Geachte heer, mevrouw,"
		}
		if quote := t.withoutInsults(t.s.Facts["experience"].Quote); len(strings.Fields(quote)) >= quoteWords {
			sentence := sentenceOf(line, quote)
			if before, _, ok := strings.Cut(sentence, quote); ok && len(strings.Fields(before)) <= 2 {
				sentence = sentence[len(before):]
			}
			return Excerpt(sentence, quoteRunes)
		}
		return Excerpt(line, quoteRunes)
	}
	return Excerpt(story, quoteRunes) // "blender kapot" is all there is
}

// isOtherFact reports whether a line of the story is another fact than what
// happened: "I want my money back".
func (t *turn) isOtherFact(line string) bool {
	line = strings.TrimRight(strings.TrimSpace(line), ".!")
	told := t.s.Facts["experience"].Quote
	for _, slot := range []string{"remedy", "contact"} {
		if quote := t.s.Facts[slot].Quote; quote != told && strings.TrimRight(quote, ".!") == line {
			return true
		}
	}
	return false
}

// sentenceOf is the sentence of line in which quote stands: half a sentence
// quoted back reads as if we had not listened.
func sentenceOf(line, quote string) string {
	i := strings.Index(line, quote)
	if i < 0 {
		return quote
	}
	from := strings.LastIndexAny(line[:i], ".!?") + 1
	end := i + len(quote)
	to := strings.IndexAny(line[end:], ".!?")
	if to < 0 {
		return line[from:]
	}
	return line[from : end+to]
}

// quoteRunes is how much of the customer's words is quoted back at once;
// quoteWords is from how many words on a line tells something.
const (
	quoteRunes = 140
	quoteWords = 5
)

// small reports whether a message tells nothing yet: a greeting, thanks, the
// announcement of a complaint.
func small(r Reading) bool {
	for _, a := range r.Acts {
		switch a.Kind {
		case Greet, Thanks, StartTopic, Chitchat, Unclear, Affirm, Deny:
		default:
			return false
		}
	}
	return len(r.Acts) > 0
}

// tells reports whether a message tells something: "nee" to "anything to add?"
// and a wish for a human are no part of the story. What could not be read at
// all is: better a word too many in a complaint than one too few.
func tells(r Reading) bool {
	if len(r.Acts) == 0 {
		return true
	}
	if bare(r, Deny) || bare(r, Affirm) || bare(r, Thanks) || bare(r, Greet) {
		return false
	}
	for _, f := range r.Flags {
		if f.ID != "t15" && f.ID != "injection" {
			return true
		}
	}
	for _, a := range r.Acts {
		if (a.Kind == Provide || a.Kind == Correct) && a.Slot != slotChoice && (a.Slot != "contact" && a.Slot != "customer_reference" || saysMore(r)) {
			return true // a name and a number alone tell who, and not what
		}
	}
	return false
}

// bare reports whether the message is nothing but this kind of act.
func bare(r Reading, kind ActKind) bool {
	found := false
	for _, a := range r.Acts {
		switch a.Kind {
		case kind:
			found = true
		case Thanks, Greet:
		default:
			return false
		}
	}
	return found
}

// picked is the id of the choice that the message picks, "" for none.
func picked(r Reading) string {
	for _, a := range r.Acts {
		if a.Kind == Provide && a.Slot == slotChoice && a.Value != nil && a.Conf >= likely {
			return a.Value.Choice
		}
	}
	return ""
}
