package storetest

import (
	"reflect"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// edits lists changes to a summary, for one line a conversation.
func edits(list ...func(*bot.Summary)) func(*bot.Summary) {
	return func(s *bot.Summary) {
		for _, e := range list {
			e(s)
		}
	}
}

func status(v bot.Status) func(*bot.Summary)     { return func(s *bot.Summary) { s.Status = v } }
func priority(v bot.Priority) func(*bot.Summary) { return func(s *bot.Summary) { s.Priority = v } }
func flags(v ...string) func(*bot.Summary)       { return func(s *bot.Summary) { s.Flags = v } }
func search(v string) func(*bot.Summary)         { return func(s *bot.Summary) { s.Search = bot.FoldText(v) } }
func process(v string) func(*bot.Summary)        { return func(s *bot.Summary) { s.Process = v } }
func promised(v string) func(*bot.Summary)       { return func(s *bot.Summary) { s.PromiseOn = v } }
func next(v time.Time) func(*bot.Summary)        { return func(s *bot.Summary) { s.NextAt = v } }

func received(on string) func(*bot.Summary) {
	return func(s *bot.Summary) {
		s.ReceivedAt, _ = time.Parse(time.DateOnly, on)
		s.ReceivedOn, s.Complaint = on, true
	}
}

func queued(minutes int) func(*bot.Summary) {
	return func(s *bot.Summary) {
		s.Status, s.QueuedAt = bot.StatusQueued, start.Add(time.Duration(minutes)*time.Minute)
	}
}

// filter is a query and whom it finds among some summaries.
type filter struct {
	name  string
	among []func(*bot.Summary) // conversation 1, 2, 3 …
	query bot.Query
	want  []int // in order of id
}

var filters = []filter{
	{"an empty query finds all", []func(*bot.Summary){status(bot.StatusOpened), received("2026-03-01")}, bot.Query{}, []int{1, 2}},
	{
		"by reference one is found",
		[]func(*bot.Summary){ref("K-1"), ref("K-11"), ref("k-1"), ref("")},
		bot.Query{Reference: "K-1"},
		[]int{1},
	},
	{"by an unknown reference none is found", []func(*bot.Summary){ref("K-1"), ref("")}, bot.Query{Reference: "K-2"}, nil},
	{
		"by one status",
		[]func(*bot.Summary){status(bot.StatusHuman), status(bot.StatusQueued), status(bot.StatusHuman)},
		bot.Query{Statuses: []bot.Status{bot.StatusHuman}},
		[]int{1, 3},
	},
	{
		"by several statuses",
		[]func(*bot.Summary){status(bot.StatusHuman), status(bot.StatusQueued), status(bot.StatusClosed)},
		bot.Query{Statuses: []bot.Status{bot.StatusQueued, bot.StatusClosed}},
		[]int{2, 3},
	},
	{"by process", []func(*bot.Summary){process("delivery"), process(""), process("deliver")}, bot.Query{Process: "delivery"}, []int{1}},
	{
		"by flag, a whole one",
		[]func(*bot.Summary){flags("t1"), flags("t12", "t3"), flags(), flags("t3", "t1", "t17")},
		bot.Query{Flag: "t1"},
		[]int{1, 4},
	},
	{"by priority", []func(*bot.Summary){priority(bot.High), priority(bot.Critical), priority("")}, bot.Query{Priority: bot.Critical}, []int{2}},
	{
		"by assignee",
		[]func(*bot.Summary){func(s *bot.Summary) { s.Assignee = "u1" }, func(s *bot.Summary) { s.Assignee = "u11" }, nobody},
		bot.Query{Assignee: "u1"},
		[]int{1},
	},
	{"by locale", []func(*bot.Summary){nobody, func(s *bot.Summary) { s.Locale = "en" }}, bot.Query{Locale: "en"}, []int{2}},
	{
		"from a day on, that day included and unregistered ones left out",
		[]func(*bot.Summary){received("2026-03-26"), received("2026-03-27"), received("2026-04-01"), nobody},
		bot.Query{From: "2026-03-27"},
		[]int{2, 3},
	},
	{
		"up to a day, that day included and unregistered ones left out",
		[]func(*bot.Summary){received("2026-03-26"), received("2026-03-27"), received("2026-04-01"), nobody},
		bot.Query{To: "2026-03-27"},
		[]int{1, 2},
	},
	{
		"within one day",
		[]func(*bot.Summary){received("2026-03-26"), received("2026-03-27"), received("2026-03-28")},
		bot.Query{From: "2026-03-27", To: "2026-03-27"},
		[]int{2},
	},
	{
		"due before a day, that day and those without a promise left out",
		[]func(*bot.Summary){promised("2026-05-07"), promised("2026-05-08"), promised("")},
		bot.Query{DueBefore: "2026-05-08"},
		[]int{1},
	},
	{"by a word", []func(*bot.Summary){search("De fiets was stuk"), search("De trein"), nobody}, bot.Query{Text: "fiets"}, []int{1}},
	{
		"by all words, in any order",
		[]func(*bot.Summary){search("De fiets was stuk"), search("fiets"), search("stuk en fietsen")},
		bot.Query{Text: " stuk  fiets "},
		[]int{1, 3},
	},
	{
		"by words in other case and without accents",
		[]func(*bot.Summary){search("Zoë belde de coördinator"), search("zo")},
		bot.Query{Text: "ZOE Coordinator"},
		[]int{1},
	},
	{"by words written with accents", []func(*bot.Summary){search("zoe"), search("zo")}, bot.Query{Text: "Zoë"}, []int{1}},
	{
		"signs in a search stand for themselves",
		[]func(*bot.Summary){search("korting 10% op_maat"), search("korting 100 opXmaat"), search("a.b*")},
		bot.Query{Text: "10% op_m"},
		[]int{1},
	},
	{
		"dots and stars in a search stand for themselves",
		[]func(*bot.Summary){search("a.b*(c"), search("aXbbb(c")},
		bot.Query{Text: ".b*(c"},
		[]int{1},
	},
	{"only the register", []func(*bot.Summary){received("2026-03-27"), nobody}, bot.Query{Complaint: yes(true)}, []int{1}},
	{"only what isn't in the register", []func(*bot.Summary){received("2026-03-27"), nobody}, bot.Query{Complaint: yes(false)}, []int{2}},
	{
		"only those who said something",
		[]func(*bot.Summary){func(s *bot.Summary) { s.Messages = 0 }, func(s *bot.Summary) { s.Messages = 3 }},
		bot.Query{Spoken: true},
		[]int{2},
	},
	{
		"all filters hold together",
		[]func(*bot.Summary){
			edits(received("2026-03-27"), process("a"), priority(bot.High), search("fiets")),
			edits(received("2026-03-27"), process("b"), priority(bot.High), search("fiets")),
			edits(received("2026-03-28"), process("a"), priority(bot.High), search("fiets")),
			edits(received("2026-03-27"), process("a"), priority(bot.High), search("trein")),
		},
		bot.Query{To: "2026-03-27", Process: "a", Priority: bot.High, Text: "fiets", Complaint: yes(true)},
		[]int{1},
	},
}

func ref(v string) func(*bot.Summary) { return func(s *bot.Summary) { s.Reference = v } }

func nobody(*bot.Summary) {}

var findCases = filterCases()

func filterCases() []sample[bot.Store] {
	var cases []sample[bot.Store]
	for _, f := range filters {
		cases = append(cases, sample[bot.Store]{"Find: " + f.name, func(t *testing.T, s bot.Store) {
			want := []bot.ID{}
			for n, edit := range f.among {
				givenSummary(t, s, id(n+1), edit)
			}
			for _, n := range f.want {
				want = append(want, id(n))
			}
			if got := found(t, s, f.query); !reflect.DeepEqual(got, want) { // equal in age: ordered by id
				t.Fatalf("found %v, want %v", got, want)
			}
		}})
	}
	return cases
}
