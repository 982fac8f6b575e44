package pages_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/desk"
	"github.com/gehoor/gehoor/bot/server/pages"
	"github.com/gehoor/gehoor/locales"
)

var now = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func newPages(tb testing.TB) *pages.Pages {
	tb.Helper()
	say, err := locales.Load(nil)
	if err != nil {
		tb.Fatal(err)
	}
	p, err := pages.New(pages.Options{Say: say, Zone: time.UTC, Organisation: "De Lampenkamer", Now: func() time.Time { return now }})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func person() *pages.Person {
	return &pages.Person{ID: "u", Name: "Anna", Role: "agent", May: map[string]bool{"handle": true}}
}

type queue struct {
	Waiting                []desk.Waiting
	Total, UnansweredTotal int
	Own, Unanswered        []bot.Summary
	Reference              string
}

// BenchmarkQueue makes the page that a busy desk loads most: fifty waiting.
func BenchmarkQueue(b *testing.B) {
	p := newPages(b)
	var q queue
	for i := range 50 {
		q.Waiting = append(q.Waiting, desk.Waiting{Reason: "request", Summary: bot.Summary{
			Conversation: bot.ID(fmt.Sprint("c", i)), Reference: "K26-7XQ4M-2P9TC", Title: "De lamp was kapot toen hij kwam.",
			Locale: "nl", Priority: bot.Normal, Flags: []string{"t7"}, PromiseOn: "2026-03-12", QueuedAt: now.Add(-time.Hour),
		}})
	}
	q.Total = len(q.Waiting)
	v := pages.View{Locale: "nl", Path: "/desk", Section: "queue", Person: person(), Data: q}
	b.ReportAllocs()
	for b.Loop() {
		if err := p.Render(io.Discard, "queue", v); err != nil {
			b.Fatal(err)
		}
	}
}

type chat struct {
	Begun, Done, Human, Waits, Closed, Kept            bool
	Locale, Agent, Reference, Due, Status, Other, Text string
	Lines                                              []desk.Line
	Choices                                            []bot.Choice
	Limit, MaxFile                                     int
	Accept                                             string
}

// BenchmarkChat makes the page of a conversation of forty messages.
func BenchmarkChat(b *testing.B) {
	p := newPages(b)
	c := chat{Begun: true, Done: true, Human: true, Locale: "nl", Other: "en", Limit: 4000, MaxFile: 10, Accept: "image/jpeg"}
	for i := range 40 {
		by := bot.Person{Role: bot.Customer}
		if i%2 == 0 {
			by = bot.Person{Role: bot.Bot, Name: "Gehoor"}
		}
		c.Lines = append(c.Lines, desk.Line{Seq: uint64(i + 1), At: now, Kind: bot.KindSaid, By: by, Lang: "nl", Text: strings.Repeat("Een zin van gewone lengte. ", 4)})
	}
	v := pages.View{Locale: "nl", Path: "/chat", Data: c}
	b.ReportAllocs()
	for b.Loop() {
		if err := p.Render(io.Discard, "chat", v); err != nil {
			b.Fatal(err)
		}
	}
}
