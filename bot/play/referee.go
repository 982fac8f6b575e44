package play

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/dialogs"
)

// Referee watches a conversation and names every rule of the house that the
// bot breaks, whatever was said to it. It follows the log by itself and trusts
// nothing of the decision but its events. It is not safe for use by several
// goroutines.
type Referee struct {
	Script *dialogs.Dialog
	Say    bot.Speaker
	Policy *bot.Policy
	// Unfounded lets facts stand that nobody said, for conversations whose
	// readings are made up.
	Unfounded bool

	// judged keeps what was found in texts that were heard before: most of what
	// a bot says it says often. Forks share it.
	judged map[string][]string

	state   bot.State
	said    strings.Builder // the customer's own words, folded
	last    string          // what the bot said last
	thanked int
	// Asked counts the facts that were asked for, Again those of them that the
	// customer had already told (C11).
	Asked, Again int
}

// Watch takes the next commit of the conversation and returns what it breaks,
// each fault led by the number of its rule.
func (r *Referee) Watch(c bot.Commit) (faults []string) {
	before := openAsk{asks: r.state.Asks, pending: r.state.Pending}
	_, before.told = r.state.Facts[before.asks]
	questions := 0
	for i, e := range c.Events {
		one := bot.Commit{Conversation: c.Conversation, Seq: c.Seq + uint64(i), At: c.At, Events: []bot.Event{e}}
		if m, ok := e.(bot.Said); ok && m.By.Role == bot.Customer {
			r.said.WriteString(folded(m.Text) + "\n")
		}
		switch e := e.(type) {
		case bot.Said:
			if e.By.Role == bot.Bot {
				questions += strings.Count(Unquoted(e.Text), "?")
				faults = append(faults, r.hear(e, &before, c.At)...)
			}
		case bot.Learned:
			faults = append(faults, r.learn(e)...)
		case bot.Registered:
			if old := r.state.Complaint; old != nil && old.Reference != e.Reference {
				faults = append(faults, "C27: a second reference "+e.Reference+" after "+old.Reference)
			}
		case bot.DeadlineSet:
			faults = append(faults, r.deadline(e)...)
		}
		r.state.Fold(one)
	}
	if questions > 1 {
		faults = append(faults, fmt.Sprintf("C10: %d questions in one turn", questions))
	}
	if r.thanked > mostThanks {
		faults = append(faults, fmt.Sprintf("C04: thanked %d times", r.thanked))
	}
	return faults
}

// Fork is a referee that has seen the same, for another way on from here. log
// is what r has watched.
func (r *Referee) Fork(log []bot.Commit) *Referee {
	f := &Referee{Script: r.Script, Say: r.Say, Policy: r.Policy, Unfounded: r.Unfounded, judged: r.judged, last: r.last, thanked: r.thanked, Asked: r.Asked, Again: r.Again}
	f.state = bot.Replay(log)
	f.said.WriteString(r.said.String())
	return f
}

// openAsk is what was open before a turn.
type openAsk struct {
	asks, pending string
	told          bool // the fact that was asked for was known already
}

// mostThanks is how often a whole conversation may thank (C04).
const mostThanks = 3

// hear holds one message of the bot against the rules.
func (r *Referee) hear(m bot.Said, before *openAsk, at time.Time) (faults []string) {
	fault := func(rule, format string, args ...any) {
		faults = append(faults, rule+": "+fmt.Sprintf(format, args...)+": "+m.Text)
	}
	text := Unquoted(m.Text)
	for _, k := range m.Keys {
		if strings.HasPrefix(k, "language.other.") { // its words are no Dutch, whatever they look like
			text = strings.ReplaceAll(text, r.Say.Text(m.Lang, k, nil), "")
		}
	}
	if m.Text == r.last {
		fault("C35", "says the same twice")
	}
	r.last = m.Text
	faults = append(faults, r.judge(m.Text, text, m.Lang)...)
	if rest := r.unaccounted(text, m, at); rest != "" {
		fault("C25", "nothing accounts for %q", rest)
	}
	for _, p := range promise.FindAllString(text, -1) {
		if !slices.ContainsFunc(r.promises(at), func(day string) bool { return strings.HasSuffix(p, bot.DayText(r.Say, m.Lang, day)) }) {
			fault("C25", "promises %q", p)
		}
	}
	if word := r.unsaid(m); word != "" && !r.Unfounded {
		fault("C16", "quotes %q, which nobody said", word)
	}
	r.thanked += len(thanks.FindAllString(text, -1))
	if n := r.Again; r.count(m, before) > n {
		fault("C11", "asks for %s, which was told", m.Asks)
	}
	return faults
}

// judge holds the words of a message against the rules.
func (r *Referee) judge(whole, text, lang string) (faults []string) {
	if found, ok := r.judged[whole]; ok {
		return found
	}
	fault := func(rule, format string, args ...any) {
		faults = append(faults, rule+": "+fmt.Sprintf(format, args...)+": "+whole)
	}
	lower := strings.ToLower(text)
	if strings.Contains(text, "{{") || bareKey.MatchString(lower) {
		fault("C32", "shows a key or a placeholder")
	}
	for _, b := range bans {
		if found := b.words.FindString(lower); found != "" {
			fault(b.rule, "says %q", found)
		}
	}
	if u, je := uForm.FindString(lower), jeForm.FindString(verbatim.ReplaceAllString(lower, "")); lang == "nl" && u != "" && je != "" {
		fault("C31", "mixes %q and %q", u, je)
	}
	if r.judged == nil {
		r.judged = map[string][]string{}
	}
	r.judged[whole] = faults
	return faults
}

// count keeps how often a fact is asked for though it was told, and returns
// that.
func (r *Referee) count(m bot.Said, before *openAsk) int {
	if r.Script.Fact(m.Asks) == nil {
		return r.Again
	}
	r.Asked++
	f, told := r.state.Facts[m.Asks]
	switch {
	case !told, f.Value.Contact != nil && !f.Value.Contact.Reachable(), before.pending == bot.PendingEdit:
		return r.Again
	case m.Asks == "experience" && r.state.Phase == bot.Listening:
		return r.Again // the story is still being told: an invitation, no question
	case m.Asks == before.asks && before.told:
		return r.Again // it was opened again, and stays open
	}
	for _, k := range m.Keys {
		if strings.HasPrefix(k, "repair.back") || strings.HasPrefix(k, "check.") || strings.HasPrefix(k, "confirm.edit") || k == "doubt.sure" {
			return r.Again // opened again at the customer's wish, or to make sure
		}
	}
	r.Again++
	return r.Again
}

// spelt reports whether a number was said in words: "nul zes twaalf
// vierendertig …". That the words were said is held all the same.
func spelt(quote string) bool {
	return onlyDigits(quote) == "" && len(strings.Fields(quote)) >= 5
}

// learn holds a fact against what the customer said: nothing may stand in the
// register, and so in the summary, that they didn't say (C16).
func (r *Referee) learn(e bot.Learned) (faults []string) {
	if r.Unfounded || e.Source == "vouched" || e.Source == "agent" {
		return nil
	}
	parts := []string{e.Quote}
	v := e.Value
	switch {
	case v.Text != "":
		parts = append(parts, strings.Split(v.Text, "\n")...)
	case v.Ref != "":
		for _, run := range digits.FindAllString(v.Ref, -1) {
			if !strings.Contains(onlyDigits(r.said.String()), run) {
				faults = append(faults, "C16: nobody said the number "+v.Ref)
			}
		}
	case v.Contact != nil:
		if p := v.Contact.Phone; len(p) > 6 && !spelt(e.Quote) && !strings.Contains(onlyDigits(r.said.String()), onlyDigits(p[len(p)-6:])) {
			faults = append(faults, "C16: nobody said the number "+p)
		}
	}
	for _, p := range parts {
		if p = folded(p); p != "" && !strings.Contains(r.said.String(), p) {
			faults = append(faults, fmt.Sprintf("C16: nobody said %q (%s)", p, e.Slot))
		}
	}
	return faults
}

// unsaid is a word between the quotation marks of a message that the customer
// did not say, "" for none. Examples of our own stand between other marks.
func (r *Referee) unsaid(m bot.Said) string {
	for rest := m.Text; ; {
		_, after, ok := strings.Cut(rest, "“")
		if !ok {
			return ""
		}
		quote, more, _ := strings.Cut(after, "”")
		for word := range strings.FieldsFuncSeq(bot.FoldText(quote), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
			if !strings.Contains(r.said.String(), word) {
				return word
			}
		}
		rest = more
	}
}

// deadline holds a date against the engine (C25).
func (r *Referee) deadline(e bot.DeadlineSet) []string {
	if e.Extended || r.state.Complaint == nil {
		return nil
	}
	want, err := r.Policy.Book.Due(e.Regime, r.state.Complaint.ReceivedAt)
	if err != nil || e.Due != want.PromiseOn.String() {
		return []string{fmt.Sprintf("C25: the date is %s, the engine says %s, %v", e.Due, want.PromiseOn, err)}
	}
	return nil
}

// unaccounted is what is left of text of dates, times, amounts and numbers once
// all those are taken out that the engine, the policy or the customer gave.
func (r *Referee) unaccounted(text string, m bot.Said, at time.Time) string {
	given := make([]string, 0, 16)
	for _, day := range r.days(at) {
		given = append(given, bot.DayText(r.Say, m.Lang, day))
	}
	checks := slices.ContainsFunc(m.Keys, func(k string) bool { return strings.HasPrefix(k, "check.") })
	if checks { // about a day that the customer has just named
		text = fullDay.ReplaceAllString(text, "")
	}
	if c := r.state.Complaint; c != nil {
		given = append(given, c.Reference)
	}
	if d := r.state.Deadline; d != nil { // the rule, and where to go if unhappy, as the regime has them
		given = append(given, r.Say.Text(m.Lang, d.Terms.RuleKey(), nil), r.Say.Text(m.Lang, d.Terms.ExternalKey(), nil))
	}
	if c := r.state.Value("contact").Contact; c != nil {
		given = append(given, bot.ContactText(*c), c.Email, c.Phone)
	}
	if v := r.state.Value("amount").Money; v != nil {
		given = append(given, bot.MoneyText(r.Say, m.Lang, *v))
	}
	for slot, f := range r.state.Facts {
		if f.Value.Ref != "" {
			given = append(given, f.Value.Ref)
		}
		if d := f.Value.Date; d != nil && slot != "" {
			given = append(given, bot.SpanText(r.Say, m.Lang, *d))
		}
	}
	for _, n := range r.Policy.Numbers {
		given = append(given, n)
	}
	if r.Policy.Hours != nil {
		if next := r.Policy.Hours.Next(at); !next.IsZero() {
			local := next.In(r.Policy.Zone)
			given = append(given, fmt.Sprintf("%d.%02d uur", local.Hour(), local.Minute()), fmt.Sprintf("%d:%02d", local.Hour(), local.Minute()))
		}
	}
	// The longest first: a name with a number in it before the number.
	slices.SortFunc(given, func(a, b string) int { return len(b) - len(a) })
	for _, g := range given {
		if g != "" {
			text = strings.ReplaceAll(text, g, "")
		}
	}
	for _, g := range approved {
		text = strings.ReplaceAll(text, g, "")
	}
	return number.FindString(text)
}

// promises are the days by which the bot may say that an answer comes: the
// stated one, else the one that the engine would state now.
func (r *Referee) promises(at time.Time) []string {
	if d := r.state.Deadline; d != nil {
		return []string{d.Due}
	}
	received := at
	if len(r.state.Story) > 0 {
		received = r.state.Story[0].At
	}
	terms, err := r.Policy.Book.Due(r.Policy.Regime, received)
	if err != nil {
		return nil
	}
	return []string{terms.PromiseOn.String()}
}

// days are the civil dates that the bot may name.
func (r *Referee) days(at time.Time) []string {
	days := r.promises(at)
	if r.Policy.Hours != nil {
		days = append(days, r.Policy.Hours.Next(at).In(r.Policy.Zone).Format(time.DateOnly))
	}
	for _, f := range r.state.Facts {
		if d := f.Value.Date; d != nil {
			days = append(days, d.From, d.To)
		}
	}
	return days
}

var digits = regexp.MustCompile(`\d+`)

// folded is text as it is compared with what the customer said.
func folded(text string) string {
	return strings.Trim(strings.Join(strings.Fields(bot.FoldText(text)), " "), " .,;:!?-")
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// Unquoted drops what stands between quotation marks: the customer's words,
// and examples.
func Unquoted(s string) string {
	for {
		i := strings.IndexAny(s, "“‘")
		if i < 0 {
			return s
		}
		j := strings.IndexAny(s[i:], "”’")
		if j < 0 {
			return s
		}
		s = s[:i] + s[i+j+len("”"):]
	}
}
