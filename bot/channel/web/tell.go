package web

import (
	"time"
	"unicode/utf8"

	"github.com/gehoor/gehoor/bot"
)

// answerLimit is how long a customer waits for an answer to a message before
// hearing that it was not received.
const answerLimit = 15 * time.Second

// tell passes a say, choose or locale on and answers it: an ack with the
// events of the turn behind it, or an error that names the message.
func (s *socket) tell(f *incoming) bool {
	if s.says == nil {
		s.says = limiter(s.limits.SayRate, s.limits.SayBurst)
	}
	if !allow(s.says) || !allow(s.guest.says) {
		s.refuse(tooFast, f.id)
		return s.strike(1)
	}
	cmd, no := s.command(f)
	if no != nil {
		s.refuse(no, f.id)
		return true
	}
	s.typedAt = 0 // what was being typed is said
	s.telling.Store(true)
	defer s.toldAll()
	receipt, err := s.c.Conversations.Tell(s.c.answers.context(), s.id, cmd)
	if err != nil {
		return s.denied(err, f.id)
	}
	out := buffers.Get().(*buffer)
	out.b = appendAck(out.b, f.id, receipt.Seq)
	s.mu.Lock()
	s.catchUp(out, false)
	s.mu.Unlock()
	out.free()
	s.spokeAt.Store(time.Now().Unix())
	return true
}

var tooFast = bot.E(bot.TooFast, "error.too_fast", nil)

func (s *socket) tooLong() *bot.Error {
	return bot.E(bot.TooLong, "error.too_long", nil).With("Limit", s.limits.Text)
}

// toldAll gives catching up back to the pump, and starts it for what was
// announced meanwhile.
func (s *socket) toldAll() {
	s.telling.Store(false)
	if s.behind() {
		s.pump()
	}
}

// command makes a command of a frame, or says what is wrong with it.
func (s *socket) command(f *incoming) (bot.Command, *bot.Error) {
	switch f.kind {
	case kindSay:
		if len(f.text) > s.limits.Text && utf8.RuneCountInString(f.text) > s.limits.Text {
			return nil, s.tooLong()
		}
		return bot.Say{Key: f.id, Text: f.text}, nil
	case kindChoose:
		return bot.Choose{Key: f.id, Choice: f.choice}, nil
	}
	locale, ok := s.c.localeFor(f.locale)
	if !ok {
		return nil, bot.E(bot.BadFrame, "error.locale", nil)
	}
	return bot.SetLocale{Key: f.id, Locale: locale}, nil
}

// refuse writes an error frame. text is in the customer's language.
func (s *socket) refuse(why *bot.Error, id string) {
	if s.c.Watch.Refused != nil {
		s.c.Watch.Refused(why.Code)
	}
	out := buffers.Get().(*buffer)
	defer out.free()
	s.mu.Lock()
	defer s.mu.Unlock()
	out.b = appendError(out.b, why.Code, s.c.Speaker.Text(s.locale, why.Key, why.Args), id)
	s.write(out.b)
}

// denied answers a command that was refused.
func (s *socket) denied(err error, id string) bool {
	s.refuse(explain(err), id)
	if bot.CodeOf(err) == bot.NotFound && s.id != "" {
		s.farewell(CloseErased)
		return false
	}
	return true
}
