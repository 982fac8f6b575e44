package understand

import (
	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/clauses"
	"github.com/gehoor/gehoor/bot/understand/dates"
	"github.com/gehoor/gehoor/bot/understand/doing"
	"github.com/gehoor/gehoor/bot/understand/langid"
	"github.com/gehoor/gehoor/bot/understand/nature"
	"github.com/gehoor/gehoor/bot/understand/phrases"
	"github.com/gehoor/gehoor/bot/understand/pii"
	"github.com/gehoor/gehoor/bot/understand/topics"
	"github.com/gehoor/gehoor/bot/understand/triage"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// maxRunes is how much of a message is read. What comes after it is kept and
// masked like the rest.
const maxRunes = 4000

// reader reads one message at a time and keeps its memory for the next.
type reader struct {
	rules   *Rules
	in      bot.Input
	r       bot.Reading
	text    words.Text
	scanner phrases.Scanner
	finder  dates.Finder
	scratch topics.Scratch
	clauses clauses.Scratch
	votes   triage.Scratch
	alarms  []alarm
	alarmed []triage.Scores // by sentence
	unsure  []phrases.Match // of danger, that triage is in doubt of
	// alarmedBefore says that danger was heard in this conversation, and that the
	// customer may say there is none.
	alarmedBefore bool

	found    []phrases.Match // in the message's language
	contacts []pii.Span      // in Stored
	dates    []dates.Found
	lang     []langid.Guess // by sentence
	acts     []candidate
	spans    []clauses.Span
	units    []unit
	hints    []clauses.Hint
	told     []clauses.Scores
	voices   []voice // what the second vote heard
	ear      doing.Scratch
	natured  nature.Scratch
	taken    []bool // by token: an act other than an answer has it
}

func (rd *reader) read(in bot.Input) bot.Reading {
	rd.in = in
	if rd.alarmedBefore = in.Pending == bot.PendingDanger; rd.alarmedBefore {
		rd.in.Pending = "" // it waits for no yes or no
	}
	rd.r = bot.Reading{Source: "rules", Version: Version, Acts: []bot.Act{}, Flags: []bot.Flag{}}
	rd.mask()
	rd.text.Cut(head(rd.r.Stored))
	for _, c := range rd.contacts {
		rd.text.Block(c.Start, c.End)
	}
	rd.hearPhone()
	rd.findLanguage()
	rd.findPhrases()
	rd.hearAlarms()
	rd.findFlags()
	rd.raiseAlarms()
	rd.dates = rd.finder.Find(&rd.text, dates.Today(in.Now, in.Zone), rd.locale())
	rd.findUnits()

	rd.taken = append(rd.taken[:0], make([]bool, rd.text.Len())...)
	rd.findActs()
	if in.Asked == "" {
		rd.readStory()
	} else {
		rd.readAnswer()
		rd.readBeside()
	}
	rd.finish()
	out := rd.r
	rd.r, rd.in = bot.Reading{}, bot.Input{}
	return out
}

// mask puts marks in place of personal data. It goes over the whole text, also
// what is too long to be read.
func (rd *reader) mask() {
	c := pii.Context{Region: rd.region(), Reference: rd.in.Asked == slotReference}
	unneeded := pii.Unneeded(rd.in.Text, c)
	rd.r.Unneeded = pii.Kinds(unneeded)
	rd.r.Stored = pii.Replace(rd.in.Text, unneeded)
	rd.contacts = pii.Contacts(rd.r.Stored, c)
	rd.r.Masked = pii.Replace(rd.r.Stored, rd.contacts)
}

// region is the country in which a phone number without one is tried first.
func (rd *reader) region() string {
	if rd.in.Locale == "en" {
		return "GB"
	}
	return "NL"
}

// head is the part of s that is read.
func head(s string) string {
	if len(s) <= maxRunes {
		return s
	}
	n := 0
	for i := range s {
		if n == maxRunes {
			return s[:i]
		}
		n++
	}
	return s
}

func (rd *reader) findLanguage() {
	known := rd.in.Locale
	if known == "" {
		known = "nl"
	}
	g := langid.Of(&rd.text, known)
	rd.r.Lang = bot.Guess{Value: g.Lang, Conf: g.Conf}
	rd.lang = rd.lang[:0]
	for _, s := range rd.text.Sentences {
		if len(rd.text.Sentences) == 1 {
			rd.lang = append(rd.lang, g)
			break
		}
		rd.lang = append(rd.lang, langid.OfTokens(&rd.text, s.First, s.Last, g.Lang))
	}
}

// locale is the language to read values in: that of the message where we
// speak it, else that of the conversation.
func (rd *reader) locale() string {
	if l := rd.r.Lang.Value; l == "nl" || l == "en" {
		return l
	}
	if rd.in.Locale == "en" {
		return "en"
	}
	return "nl"
}

// findPhrases keeps the phrases that are in the language of their sentence.
// The word "want" is a wish in English and a reason in Dutch, and "die" worse.
func (rd *reader) findPhrases() {
	rd.found = rd.found[:0]
	for _, m := range rd.scanner.Scan(rd.rules.book, &rd.text) {
		if m.Rule.Lang != "" && rd.text.Len() > 0 {
			g := rd.lang[rd.text.Tokens[m.First].Sentence]
			if g.Lang != m.Rule.Lang && g.Conf >= 0.88 && (g.Lang == "nl" || g.Lang == "en") {
				continue
			}
		}
		rd.found = append(rd.found, m)
	}
}

// span is where tokens first to last stand in Stored, with their quote.
func (rd *reader) span(first, last int) ([2]int, string) {
	start, end := rd.text.Tokens[first].Start, rd.text.Tokens[last].End
	return [2]int{start, end}, rd.r.Stored[start:end]
}

// add puts an act into the reading.
func (rd *reader) add(a bot.Act) { rd.r.Acts = append(rd.r.Acts, a) }

// provide adds a value that tokens first to last give.
func (rd *reader) provide(slot string, v bot.Value, conf float64, first, last int) {
	span, quote := rd.span(first, last)
	rd.add(bot.Act{Kind: bot.Provide, Slot: slot, Value: &v, Conf: conf, Span: span, Quote: quote})
}

// trace notes that a rule took part.
func (rd *reader) trace(rule, quote string) {
	if len(rd.r.Trace) < 24 {
		rd.r.Trace = append(rd.r.Trace, bot.Evidence{Rule: rule, Quote: quote})
	}
}

func (rd *reader) has(family string) bool {
	for i := range rd.found {
		if rd.found[i].Rule.Family == family {
			return true
		}
	}
	return false
}

// tokensIn are the tokens within source[start:end]; ok is false for none.
func (rd *reader) tokensIn(start, end int) (first, last int, ok bool) {
	first = -1
	for i := range rd.text.Tokens {
		tok := &rd.text.Tokens[i]
		if tok.Start < end && tok.End > start {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last, first >= 0
}
