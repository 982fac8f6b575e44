package bot

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// A model's word is weighed here, and nowhere else. What it may do: fill what
// was said in words and not understood, choose among approved sentences, and
// call a human. It can't ask, promise, date, register, answer or send.

// Bounds on what is believed.
const (
	modelSure  = 0.6 // from here a finding counts
	modelCap   = 0.8 // and it is never believed more: any surer word of the rules replaces it
	voteSure   = 0.5 // for triage: recall first
	factRunes  = 400 // of a quote that becomes a fact
	modelWords = 2   // that a fact in words has at least
	fromModel  = "model"
)

// ModelFlags are the triage categories that a model has a vote on. The wish
// for a human (T15) and repeated contact (T16) are heard by the rules at once.
var ModelFlags = []string{"t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9", "t10", "t11", "t12", "t13", "t14", "t17"}

// consider records a model's word and uses what may be used of it.
func (t *turn) consider(c Consider) error {
	if p := c.Proposal; p != nil {
		t.record(c, p)
		if c.Shadow {
			return nil
		}
		if called, err := t.voteForHuman(); called || err != nil {
			t.send()
			return err
		}
	}
	if !t.s.awaitsModel() || c.About < t.s.Story[len(t.s.Story)-1].Seq {
		return nil
	}
	return t.answerNow()
}

// record weighs p and keeps it, with what is used of it.
func (t *turn) record(c Consider, p *Proposal) {
	e := Considered{
		About: c.About, Run: p.Run, Fate: t.fateOf(c), Ack: p.Ack, Sentence: p.Sentence, Refused: p.Refused, Re: c.CommandKey(),
	}
	said := t.heardAt(c.About)
	for _, f := range p.Flags {
		e.Flags = append(e.Flags, t.weighFlag(f, said, c.Shadow))
	}
	for _, f := range p.Facts {
		w := t.weighFact(f, said, e)
		e.Facts = append(e.Facts, w)
	}
	if !slices.Contains(Acknowledgements, e.Ack) {
		e.Ack = ""
	}
	if q, _, ok := quoted(said, p.Quote); ok && e.Ack != "" {
		e.Quote = q
	}
	t.emit(e)
	for _, w := range e.Facts {
		if w.Fate == FateUsed {
			t.learnFrom(w.Finding, said)
		}
	}
	var votes []Flag
	for _, w := range e.Flags {
		if w.Fate == FateUsed {
			votes = append(votes, Flag{ID: w.Slot, Rule: fromModel, Quote: w.Quote})
		}
	}
	t.flag(votes)
}

// fateOf says whether the conversation is still where a model's word on that
// message can be used.
func (t *turn) fateOf(c Consider) Fate {
	switch {
	case c.Shadow:
		return FateShadow
	case t.s.ordered(): // its words may be an attacker's: no model has a say any more (C36)
		return FateClosed
	case t.s.Agent != nil, t.s.Queued != nil, t.s.Phase == Handed:
		return FateHuman
	case t.s.Closed, t.s.Complaint != nil, t.s.Phase != Listening && t.s.Phase != Asking, t.heardAt(c.About) == nil:
		return FateLate
	}
	return FateUsed
}

// heardAt are the messages in which a quote may stand: the story, and the
// message that was considered. nil where that is gone by now.
func (t *turn) heardAt(about uint64) []StoryLine {
	lines := t.s.Story
	if about == t.s.Last.Seq && (len(lines) == 0 || lines[len(lines)-1].Seq != about) {
		lines = append(slices.Clone(lines), t.s.Last)
	}
	if !slices.ContainsFunc(lines, func(l StoryLine) bool { return l.Seq == about }) {
		return nil
	}
	return lines
}

// quoted finds a quote in what was said: as it stands there, and where.
func quoted(said []StoryLine, quote string) (words string, seq uint64, ok bool) {
	for i := len(said) - 1; i >= 0; i-- {
		if words, ok = FindQuote(said[i].Text, quote); ok {
			return words, said[i].Seq, true
		}
	}
	return "", 0, false
}

func (t *turn) weighFlag(f Finding, said []StoryLine, shadow bool) Weighed {
	words, _, ok := quoted(said, f.Quote)
	w := Weighed{Finding: f, Fate: FateUsed}
	switch {
	case !slices.Contains(ModelFlags, f.Slot):
		w.Fate = FateClosed
	case !ok:
		w.Fate = FateQuote
	case f.Conf < voteSure:
		w.Fate = FateUnsure
	case shadow:
		w.Fate = FateShadow
	case t.flagged(Flag{ID: f.Slot}):
		w.Fate = FateKnown
	}
	if ok {
		w.Quote = words
	}
	return w
}

// weighFact decides what becomes of one finding. Rules and the customer's own
// answers win; what was asked is answered by the customer and nobody else.
func (t *turn) weighFact(f Finding, said []StoryLine, so Considered) Weighed {
	words, _, ok := quoted(said, f.Quote)
	w := Weighed{Finding: f, Fate: so.Fate}
	if ok {
		w.Quote = words
	}
	old, told := t.s.Facts[f.Slot]
	switch {
	case !t.mayFill(f):
		w.Fate = FateClosed
	case !ok:
		w.Fate = FateQuote
	case f.Conf < modelSure, f.Choice == "" && (len(strings.Fields(words)) < modelWords || utf8.RuneCountInString(words) > factRunes),
		slices.ContainsFunc(so.Facts, func(o Weighed) bool { return o.Slot == f.Slot && o.Fate == FateUsed }):
		w.Fate = FateUnsure
	case so.Fate != FateUsed:
	case told && f.Choice != "" && !holdsOption(old.Value, f.Choice):
		w.Fate = FateDiffers
	case t.s.Known(f.Slot):
		w.Fate = FateKnown
	case t.s.AskedN[f.Slot] > 0 && f.Slot != "experience", t.s.Asks == f.Slot && t.s.Phase != Listening:
		w.Fate = FateLate
	}
	return w
}

// mayFill reports whether a model has a say in a slot at all, and names one of
// its options where it has options.
func (t *turn) mayFill(f Finding) bool {
	fact := t.env.Script.Fact(f.Slot)
	if fact == nil || !slices.Contains(ModelSlots, f.Slot) {
		return false
	}
	if len(fact.Options) == 0 {
		return f.Choice == ""
	}
	for _, o := range fact.Options {
		if o.ID == f.Choice {
			return true
		}
	}
	return false
}

// learnFrom keeps a fact in the customer's words, or as the option that they
// stand for.
func (t *turn) learnFrom(f Finding, said []StoryLine) {
	_, seq, _ := quoted(said, f.Quote)
	v := Value{Text: f.Quote}
	if f.Choice != "" {
		v = Value{Choice: f.Choice}
	}
	t.emit(Learned{Slot: f.Slot, Value: v, Source: fromModel, Conf: min(f.Conf, modelCap), Quote: f.Quote, From: seq})
}

// voteForHuman calls a human when the model's vote raised a flag: either fires,
// however late it comes.
func (t *turn) voteForHuman() (bool, error) {
	fired := t.firedNow()
	if len(fired) == 0 || t.s.Agent != nil || t.s.Closed {
		return false, nil
	}
	return true, t.escalate("triage", fired)
}

// How a story ended whose answer was put off.
const (
	awaitEnd   = "end"
	awaitPause = "pause"
)

// awaitModel puts the answer to the story off where a model is being asked
// about it, for Env.Await after the customer's last words at most.
func (t *turn) awaitModel(how string) bool {
	n := len(t.s.Story)
	if t.env.Await <= 0 || n == 0 || t.unawaited || anyMeant(t.s.Flags) {
		return false
	}
	last := t.s.Story[n-1]
	until := last.At.Add(t.env.Await)
	if last.Seq <= t.s.Model.Considered || !t.env.Now.Before(until) {
		return false
	}
	if !until.Equal(t.s.Model.Await) || how != t.s.Model.For {
		t.emit(Awaited{Until: until, For: how})
	}
	return true
}

// answerNow gives the answer that was put off.
func (t *turn) answerNow() error {
	t.unawaited = true
	answer := t.endStory
	if t.s.Model.For == awaitPause {
		answer = t.pause
	}
	if err := answer(); err != nil {
		return err
	}
	t.send()
	return nil
}

// awaitsModel reports whether an answer is put off.
func (s *State) awaitsModel() bool {
	return !s.Model.Await.IsZero() && s.Phase == Listening && s.Agent == nil && !s.Closed && len(s.Story) > 0
}

func (s *State) awaitDue(now time.Time) bool { return s.awaitsModel() && !now.Before(s.Model.Await) }

// acknowledgeAs says that we heard in the way that the model chose, with the
// customer's words that it chose. It reports whether there was such a choice.
func (t *turn) acknowledgeAs() bool {
	p := t.s.Model.Latest
	if p == nil || t.s.ordered() || !slices.ContainsFunc(t.s.Story, func(l StoryLine) bool { return l.Seq == p.About }) {
		return false
	}
	if p.Sentence != "" {
		t.addText("heard.own", p.Sentence+" "+t.text("heard.thanks", nil))
		return true
	}
	key := "heard." + p.Ack
	if p.Ack == "" || !t.env.Say.Has(t.s.Locale, key) {
		return false
	}
	quote := t.tellingQuote()
	for line := range strings.SplitSeq(t.s.StoryText(), "\n") {
		if p.Quote != "" && strings.Contains(line, p.Quote) && len(strings.Fields(line)) >= quoteWords {
			quote = Excerpt(sentenceOf(line, p.Quote), quoteRunes)
			break
		}
	}
	t.addText(key, t.text(t.variant(key), map[string]any{"Quote": quote})+" "+t.text("heard.thanks", nil))
	return true
}

// draft keeps what a model wrote for agents.
func (t *turn) draft(c Draft) error {
	switch {
	case c.Extract != nil && len(c.Extract.Lines) > 0:
		t.emit(Drafted{Want: WantSummary, Run: c.Extract.Run, Lines: c.Extract.Lines, By: c.By, Re: c.Key})
	case c.Suggestion != nil && CleanText(c.Suggestion.Text) != "":
		s := c.Suggestion
		t.emit(Drafted{
			Want: WantReply, Run: s.Run, Text: CleanText(s.Text), Lang: t.s.Locale, Warnings: s.Warnings, By: c.By, Re: c.Key,
		})
	default:
		return E(Invalid, "error.empty", nil)
	}
	return nil
}
