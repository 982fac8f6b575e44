package bot

import (
	"slices"
	"strings"
)

// flag keeps the triage flags that this message raised for the first time.
func (t *turn) flag(flags []Flag) {
	var fresh []Flag
	for _, f := range flags {
		if !t.flagged(f) && !slices.ContainsFunc(fresh, func(g Flag) bool { return g.ID == f.ID && (f.ID != flagOrders || g.Quote == f.Quote) }) {
			fresh = append(fresh, f)
		}
	}
	if len(fresh) > 0 {
		t.emit(Flagged{Flags: fresh, Priority: soonest(fresh)})
	}
}

// flagged reports whether f was raised before, with at least the same weight.
func (t *turn) flagged(f Flag) bool {
	for _, have := range t.s.Flags {
		if have.ID == f.ID && (!have.Negated || f.Negated) && (!have.Doubt || f.Doubt) && (f.ID != flagOrders || have.Quote == f.Quote) {
			return true
		}
	}
	return false
}

// callHuman brings a human in when the customer asks for one (C02, C03) or
// triage says so. It reports whether it did: nothing else is asked then.
func (t *turn) callHuman(r Reading) (bool, error) {
	if fired := t.firedNow(); len(fired) > 0 {
		return true, t.escalate("triage", fired)
	}
	if !wantsHuman(r) || t.gaveContact() {
		return false, nil
	}
	if t.s.Queued != nil {
		if t.isOpen() {
			t.add("handed.patience", nil)
		} else {
			t.sayWhen(t.s.Queued.Reason, false) // no promise that somebody looks now
		}
		t.askContact(!t.isOpen())
		return true, nil
	}
	return true, t.escalate("request", nil)
}

// gaveContact reports whether the message answers where to reach the customer:
// "call me on 06…" is that answer, not another wish for a human.
func (t *turn) gaveContact() bool {
	return t.s.Asks == "contact" && slices.Contains(t.learned, "contact") && t.s.Value("contact").Contact.Reachable()
}

func wantsHuman(r Reading) bool {
	if picked(r) == "human" {
		return true
	}
	for _, a := range r.Acts {
		if a.Kind == Handoff && a.Conf >= likely && !saysWho(r, a) {
			return true
		}
	}
	return false
}

// saysWho reports whether the words of a wish say for whom the complaint is
// made: "no, for somebody else" puts the summary right and asks for nobody.
func saysWho(r Reading, wish Act) bool {
	return slices.ContainsFunc(r.Acts, func(a Act) bool {
		return a.Slot == "complainant" && a.Value != nil && a.Span[0] <= wish.Span[0] && wish.Span[1] <= a.Span[1] && wish.Span[1] > 0
	})
}

// firedNow lists the flags of this very turn that bring a human at once. T15,
// the wish for a human, is answered as a wish.
func (t *turn) firedNow() []Flag {
	var fired []Flag
	for _, e := range t.events {
		if f, ok := e.(Flagged); ok {
			for _, flag := range f.Flags {
				if flag.ID != "t15" && !flag.Doubt && t.env.Script.EscalateOn[flag.ID] {
					fired = append(fired, flag)
				}
			}
		}
	}
	return fired
}

// escalate calls a human in. What was told is registered first, so that it has
// a date whatever happens next; the customer hears that it happened, what
// comes next, and nothing is asked but where to reach them.
func (t *turn) escalate(reason string, fired []Flag) error {
	registered := false
	if t.s.Complaint == nil && t.worthRegistering(reason) {
		if err := t.register(false); err != nil {
			return err
		}
		registered = true
	}
	ids := make([]string, 0, len(fired))
	for _, f := range fired {
		ids = append(ids, f.ID)
	}
	open := t.isOpen()
	t.emit(Escalated{Reason: reason, Flags: ids, Position: t.env.Ahead + 1, Open: open})
	t.emit(Moved{To: Handed})

	t.sayWhy(reason, fired)
	t.sayWhen(reason, open)
	if f := foremost(fired); registered && !(f != nil && f.ID == "t2" && !f.Negated) { // who despairs needs no number and no date now
		t.sayRegistered(f == nil || f.ID != "t3")
	}
	if !t.despairs() {
		t.warnUnneeded()
	}
	t.askContact(reason == "triage" || !open)
	t.offerWayBack()
	if reason != "triage" && !open {
		t.offer("continue")
	}
	return nil
}

// worthRegistering reports whether what was told so far is a complaint. Triage
// always is; praise and questions that end in a wish for a human aren't (C44).
func (t *turn) worthRegistering(reason string) bool {
	nature := t.s.Facts[slotNature].Value.Choice
	return len(t.s.Story) > 0 && (reason == "triage" || nature != naturePraise && nature != natureQuestion)
}

// sayWhy opens the handover: a human sentence for what triage found, with the
// emergency line where there is one.
func (t *turn) sayWhy(reason string, fired []Flag) {
	f := foremost(fired)
	switch {
	case f == nil && reason == "request" && len(t.s.Story) == 0:
		t.add("handed.request_bare", nil)
	case f == nil:
		t.add("handed."+reason, nil)
	case f.Negated:
		t.add("triage.concern", nil)
	case t.env.Say.Has(t.s.Locale, "triage."+f.Rule):
		t.add("triage."+f.Rule, t.numbers())
	default:
		t.add("triage."+f.ID, t.numbers())
	}
}

// numbers are the emergency numbers by the names that texts use.
func (t *turn) numbers() map[string]any {
	args := map[string]any{}
	for name, number := range t.env.Policy.Numbers {
		args[argName(name)] = number
	}
	return args
}

// sayRegistered tells reference and date of a complaint that was registered on
// the way to a human. Threats aren't thanked for.
func (t *turn) sayRegistered(thanks bool) {
	text := t.text("handed.registered", map[string]any{"Reference": t.s.Complaint.Reference})
	if thanks {
		text = t.text("handed.thanks", nil) + " " + text
	}
	t.addText("handed.registered", text)
	t.sayDate()
}

// argName is the name under which texts use a number: suicide_site is
// SuicideSite.
func argName(name string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}

// sayWhen says when a human is there, inside and outside office hours.
func (t *turn) sayWhen(reason string, open bool) {
	switch {
	case open && reason == "triage":
		t.add("handed.triage_open", nil)
		return
	case open:
		t.add("handed.open", nil)
		return
	}
	next := t.env.Policy.Hours.Next(t.env.Now)
	if next.IsZero() {
		t.add("handed.closed", nil)
		return
	}
	at := t.local(next)
	key := "handed.closed_until"
	if reason == "triage" {
		key = "handed.triage_closed_until"
	}
	t.add(key, map[string]any{
		"Date": t.day(at.Format("2006-01-02")), "Time": clock(t.env.Say, t.s.Locale, at),
	})
}

func (t *turn) isOpen() bool {
	return t.env.Policy.Hours == nil || t.env.Policy.Hours.Open(t.env.Now)
}

// askContact asks where the customer can be reached, the one question that is
// left once a human is called in.
func (t *turn) askContact(needed bool) {
	if c := t.s.Value("contact").Contact; !needed || c.Reachable() || t.s.Declined["contact"] != "" {
		return
	}
	t.add("handed.contact", nil)
	t.asks = "contact"
	t.offer("skip")
}

// attend takes what the customer says while waiting for a human. The bot keeps
// it, and is brief.
func (t *turn) attend(r Reading) error {
	err := t.answerWaiting(r)
	t.offerWayBack()
	return err
}

func (t *turn) answerWaiting(r Reading) error {
	asked := t.s.Asks
	id := picked(r)
	c := t.s.Value("contact").Contact
	t.learnNature(r)
	if t.s.Complaint == nil && t.worthRegistering("request") { // the story came after the wish for a human
		if err := t.register(false); err != nil {
			return err
		}
		t.sayRegistered(true)
	}
	switch {
	case id == "continue" || has(r, Resume):
		return t.resumeIntake("")
	case asked == asksSatisfaction:
		return t.answer(r)
	case t.takesBack(r):
		return t.takeBack()
	case c.Reachable() && (asked == "contact" || slices.Contains(t.learned, "contact")):
		t.add("handed.contact_noted", map[string]any{"Contact": ContactText(*c)})
	case deniesHarm(r), denies(r, SlotUnharmed): // "no, nobody is hurt" answers another question than the one that was asked
		t.relieved()
	case asked == "contact" && (id == "skip" || has(r, Skip) || has(r, Refuse) || has(r, DontKnow) || bare(r, Deny) && !saysMore(r)):
		t.decline("contact", "refused")
		t.add("handed.no_contact", nil)
	case has(r, SwitchLang):
		t.wishes(r, "", false)
	case has(r, AskStatus):
		t.tellStatus()
	case t.digress(r):
	case bare(r, Thanks):
		t.add("settled.thanks", nil)
	case (bare(r, Affirm) || bare(r, Deny)) && !saysMore(r) || id == "done":
		t.add("handed.fine", nil)
	case t.despairs() && !t.ordinary():
		t.add("triage.t2.again", t.numbers())
	case small(r) && !has(r, Unclear) && !saysMore(r): // what the bot can't read, the human can
		t.add("handed.patience", nil)
	case t.s.Spoken["handed.added"] == 0 && len(t.paragraphs) == 0:
		t.add("handed.added", nil)
		t.askContact(asked == "contact")
	}
	return nil
}

// deniesHarm reports whether the message says that nobody was hurt, and
// nothing that is worse.
func deniesHarm(r Reading) bool {
	denied := false
	for _, f := range r.Flags {
		switch {
		case f.ID == "t15", f.ID == flagOrders:
		case !f.Negated:
			return false
		default:
			denied = true
		}
	}
	return denied
}

// saysMore reports whether the message tells something beside the acts that
// were read in it: "no, we are all fine" is more than a no.
func saysMore(r Reading) bool {
	rest := len(strings.Fields(r.Stored))
	for _, a := range r.Acts {
		rest -= len(strings.Fields(a.Quote))
	}
	return rest >= moreThanNo
}

// moreThanNo is how many words beside a no make it more than one.
const moreThanNo = 3

// despairs reports whether the customer spoke of ending their life (T2): then
// the bot stays, and says again who is there now.
func (t *turn) despairs() bool {
	return slices.ContainsFunc(t.s.Flags, func(f Flag) bool { return f.ID == "t2" && !f.Negated })
}

// resumeIntake goes on with the bot: at the customer's wish while waiting, or
// when an agent hands back.
func (t *turn) resumeIntake(key string) error {
	if key != "" {
		t.add(key, nil)
	}
	switch {
	case t.s.Complaint != nil && (t.s.Complaint.Confirmed || t.s.Outcome != nil):
		t.emit(Moved{To: Settled})
		return t.nextOrNothing()
	case len(t.s.Story) == 0:
		t.emit(Moved{To: Listening})
		t.add("listen.go_on", nil)
		t.hearOn()
		return nil
	}
	t.learnStory()
	t.emit(Moved{To: Asking})
	return t.next()
}
