package web

import (
	"context"
	"net/url"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// hello begins a conversation or resumes one. After a refusal the client may
// say hello again on the same connection.
func (s *socket) hello(f *incoming) bool {
	s.mu.Lock()
	s.locale, _ = s.c.localeFor(f.locale)
	s.mu.Unlock()
	ctx := s.c.answers.context()
	if f.token != "" {
		return s.resume(ctx, f)
	}
	if !allow(s.guest.opens) {
		s.refuse(tooFast, "")
		return s.strike(1)
	}
	v, refused := s.vouched(f)
	receipt, err := s.c.Conversations.Open(ctx, s.opening(f, v))
	if err != nil {
		return s.denied(err, "")
	}
	s.welcome(receipt.Conversation, receipt.Token, 0, nil)
	s.unknown(refused)
	return true
}

func (s *socket) opening(f *incoming, v bot.Vouched) bot.Open {
	if l, ok := s.c.localeFor(v.Locale); ok && f.locale == "" { // the page doesn't say, its site does
		s.mu.Lock()
		s.locale = l
		s.mu.Unlock()
	}
	return bot.Open{Locale: s.locale, Channel: "web", Page: pageOf(f.page), Vouched: v.Contact, Number: v.Number}
}

// resume goes on with the conversation that the token opens. A token that opens
// nothing gets one answer, whatever is wrong with it; so does one of a customer
// other than the one who is signed in now: on a shared computer nobody reads
// what somebody else told.
func (s *socket) resume(ctx context.Context, f *incoming) bool {
	token := bot.Token(f.token)
	id := token.Conversation()
	var log []bot.Commit
	if !allow(s.guest.says) { // a failed guess costs as much as a message
		s.refuse(tooFast, "")
		return s.strike(1)
	}
	if id != "" {
		var err error
		log, err = s.c.Conversations.Since(ctx, id, 0)
		if err != nil && bot.CodeOf(err) != bot.NotFound {
			return s.denied(err, "")
		}
	}
	opened := openedOf(log)
	v, refused := s.vouched(f)
	if !token.Matches(opened.Token) || v.Number != "" && opened.Number != "" && v.Number != opened.Number {
		s.refuse(bot.E(bot.BadToken, "error.bad_token", nil), "")
		return s.strike(10)
	}
	s.welcome(id, token, f.after, log)
	s.unknown(refused)
	return true
}

// openedOf is the first event, the zero Opened where there is none: its hash
// matches no token.
func openedOf(log []bot.Commit) bot.Opened {
	if len(log) > 0 && len(log[0].Events) > 0 {
		if opened, ok := log[0].Events[0].(bot.Opened); ok {
			return opened
		}
	}
	return bot.Opened{}
}

// welcome joins the conversation and writes the welcome and the events above
// after; log is what of it was loaded before. A client that has more than the log holds has another's past: it gets
// all from the start, and sees in seq that its own is void.
func (s *socket) welcome(id bot.ID, token bot.Token, after uint64, log []bot.Commit) {
	s.telling.Store(true)
	defer s.toldAll()
	s.id = id
	s.c.join(s) // from here on announcements are heard: nothing falls between
	s.net.SetReadDeadline(time.Time{})
	s.mu.Lock()
	defer s.mu.Unlock()
	var last uint64
	if len(log) > 0 {
		last = log[len(log)-1].Last()
	}
	more, _ := s.c.Conversations.Since(s.c.pulls.context(), id, last) // if it fails they follow later
	log = append(log[:len(log):len(log)], more...)
	for _, c := range log {
		last = c.Last()
		for _, e := range c.Events {
			switch e := e.(type) {
			case bot.Opened:
				s.locale = e.Locale
			case bot.Switched:
				s.locale = e.Locale
			}
		}
	}
	if after <= last {
		s.cursor = after
	}
	out := buffers.Get().(*buffer)
	defer out.free()
	out.b = appendWelcome(out.b, id, token, s.locale, last, s.limits.Text, s.c.files)
	cursor := s.appendEvents(out, log)
	if s.write(out.b) {
		s.cursor = cursor
	}
	if s.known.Load() < last {
		s.known.Store(last)
	}
}

// pageOf keeps of an address what says where the customer was, and nothing of
// what a site may have put behind it.
func pageOf(page string) string {
	u, err := url.Parse(page)
	if page == "" || err != nil || (u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "") {
		return ""
	}
	where := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}
	if s := where.String(); len(s) <= maxShort {
		return s
	}
	return ""
}
