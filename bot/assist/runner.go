package assist

import (
	"context"
	"sync"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Runner asks a model. Make one with New and let Run run; it is safe for use by
// many goroutines.
type Runner struct {
	Options
	breaker breaker
	day     day

	mu      sync.Mutex
	pending map[bot.ID]*pending
	queue   chan bot.ID
}

// pending is what a conversation wants to know. While it is being asked about,
// only the newest brief waits: it holds what the ones before it held.
type pending struct {
	asking  bool
	brief   *bot.Brief // to consider; nil for none
	summary bool       // for the handover
}

// New makes a runner.
func New(o Options) *Runner {
	o = o.withDefaults()
	return &Runner{Options: o, pending: map[bot.ID]*pending{}, queue: make(chan bot.ID, o.Queue)}
}

// Breaker is the state of the breaker.
func (r *Runner) Breaker() BreakerState { return r.breaker.State(r.Now()) }

// Await is how long the answer to a story may be put off, 0 where nothing is to
// be expected.
func (r *Runner) Await() time.Duration {
	now := r.Now()
	if r.Wait <= 0 || r.Mode() != On || r.breaker.State(now) == Open || !r.day.left(now.In(r.Zone), r.Day) {
		return 0
	}
	return r.Wait
}

// Follow is shown a commit by the runtime. It only notes what is to be asked:
// the conversation's goroutine goes on at once.
func (r *Runner) Follow(s *bot.State, cmd bot.Command, c bot.Commit) {
	switch cmd := cmd.(type) {
	case bot.Consider, bot.Draft:
		r.tellFates(c.Events)
		return
	case bot.Say:
		if b, ok := s.BriefFor(cmd.Reading, r.Topics(s.Opened.Dialog)); ok {
			b.Sentence = r.Sentences
			r.note(s.ID, func(p *pending) { p.brief = &b }, Consider)
		}
	}
	for _, e := range c.Events {
		if e, ok := e.(bot.Escalated); ok && e.Reason != "triage" && len(s.Story) > 0 {
			r.note(s.ID, func(p *pending) { p.summary = true }, Summary)
		}
	}
}

func (r *Runner) tellFates(events []bot.Event) {
	for _, e := range events {
		c, ok := e.(bot.Considered)
		if !ok {
			continue
		}
		for _, f := range c.Facts {
			r.Watch.Weighed(f.Fate)
		}
		for _, f := range c.Flags {
			r.Watch.Weighed(f.Fate)
		}
		if c.Refused != "" {
			r.Watch.Held(c.Refused)
		}
	}
}

// note adds to what is to be asked about a conversation.
func (r *Runner) note(id bot.ID, add func(*pending), t Task) {
	if r.Mode() == Off {
		r.Watch.Skipped(t, SkipOff)
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	p := r.pending[id]
	if p != nil {
		add(p)
		return
	}
	p = &pending{}
	add(p)
	select {
	case r.queue <- id:
		r.pending[id] = p
	default:
		r.Watch.Skipped(t, SkipQueue)
	}
}

// take hands out what is to be asked about id, and marks it as being asked.
func (r *Runner) take(id bot.ID) (brief *bot.Brief, summary bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	p := r.pending[id]
	brief, summary = p.brief, p.summary
	*p = pending{asking: true}
	return brief, summary
}

// more reports whether something came up while id was asked about, and forgets
// id if not.
func (r *Runner) more(id bot.ID) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if p := r.pending[id]; p.brief != nil || p.summary {
		return true
	}
	delete(r.pending, id)
	return false
}

// Run asks what is to be asked until ctx ends.
func (r *Runner) Run(ctx context.Context, talks Conversations) error {
	var working sync.WaitGroup
	for range r.Parallel {
		working.Go(func() {
			for {
				select {
				case <-ctx.Done():
					return
				case id := <-r.queue:
					for ok := true; ok && ctx.Err() == nil; ok = r.more(id) {
						r.serve(ctx, talks, id)
					}
				}
			}
		})
	}
	working.Wait()
	return nil
}

// serve asks what there is to ask about one conversation, once.
func (r *Runner) serve(ctx context.Context, talks Conversations, id bot.ID) {
	brief, summary := r.take(id)
	if brief != nil {
		if err := r.consider(ctx, talks, *brief); err != nil && ctx.Err() == nil {
			r.Watch.Failed(id, err)
		}
	}
	if summary {
		if err := r.draft(ctx, talks, id, nil, handoverKey, bot.WantSummary); err != nil && !isFault(err) {
			r.Watch.Failed(id, err)
		}
	}
}

// consider asks what a customer's message says, and brings the answer; or word
// that there is none, for an answer that waits for it.
func (r *Runner) consider(ctx context.Context, talks Conversations, b bot.Brief) error {
	cmd := bot.Consider{About: b.About}
	r.mask(&b)
	err := r.ask(ctx, Consider, r.Timeout, b, func(ctx context.Context) (bot.ModelRun, error) {
		p, err := r.Model.Consider(ctx, b)
		if err == nil {
			r.filter(&p, b)
			cmd.Proposal = &p
		}
		return p.Run, err
	})
	if err != nil && ctx.Err() != nil {
		return ctx.Err() // we are stopping: nobody is to be told anything
	}
	cmd.Shadow = r.Mode() != On
	_, err = talks.Tell(ctx, b.Conversation, cmd)
	return err
}

// mask goes over everything that leaves.
func (r *Runner) mask(b *bot.Brief) {
	for i := range b.Lines {
		b.Lines[i].Text = r.Mask(b.Lines[i].Text, b.Locale)
	}
}

// filter holds back a sentence that an organisation must not say.
func (r *Runner) filter(p *bot.Proposal, b bot.Brief) {
	if p.Sentence == "" {
		return
	}
	if !r.Sentences {
		p.Sentence = ""
		return
	}
	said := ""
	for _, l := range b.Lines {
		said += l.Text + "\n"
	}
	if held := Sentence(p.Sentence, b.Locale, said); held != "" {
		p.Sentence, p.Refused = "", held
	}
}
