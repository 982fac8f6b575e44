package assist

import (
	"context"
	"errors"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// ask makes one request within all bounds, with one retry at most. call is the
// request. The error is a *bot.ModelFault, or a *Skipped.
func (r *Runner) ask(ctx context.Context, t Task, limit time.Duration, b bot.Brief, call func(context.Context) (bot.ModelRun, error)) error {
	if why := r.barred(b); why != "" {
		r.Watch.Skipped(t, why)
		return &Skipped{Why: why}
	}
	within, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	err := r.once(within, t, call)
	wait, again := retry(within, err)
	if !again {
		return err
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-within.Done():
		return err
	}
	if why := r.barred(b); why != "" {
		r.Watch.Skipped(t, why)
		return err
	}
	return r.once(within, t, call)
}

// barred says why a call may not be made now, "" if it may. A call that may is
// counted.
func (r *Runner) barred(b bot.Brief) Skip {
	now := r.Now()
	switch {
	case r.Mode() == Off:
		return SkipOff
	case b.Calls >= r.Calls || b.Tokens >= r.Tokens:
		return SkipConversation
	case !r.day.left(now.In(r.Zone), r.Day):
		return SkipDay
	case !r.breaker.allow(now):
		return SkipBreaker
	case !r.day.take(now.In(r.Zone), r.Day):
		r.breaker.forget()
		return SkipDay
	}
	return ""
}

// once makes the request and takes note of how it went. A panic in it is a
// fault like others.
func (r *Runner) once(ctx context.Context, t Task, call func(context.Context) (bot.ModelRun, error)) (err error) {
	began := r.Now()
	var run bot.ModelRun
	defer func() {
		if what := recover(); what != nil {
			err = &bot.ModelFault{Why: bot.FaultMalformed}
		}
		if errors.Is(context.Cause(ctx), context.Canceled) { // we are stopping
			r.breaker.forget()
			return
		}
		now := r.Now()
		r.breaker.done(now, err == nil)
		r.Watch.Called(t, resultOf(err), now.Sub(began), run.Tokens)
	}()
	run, err = call(ctx)
	return err
}

func resultOf(err error) string {
	var f *bot.ModelFault
	switch {
	case err == nil:
		return "ok"
	case errors.As(err, &f):
		return string(f.Why)
	}
	return string(bot.FaultMalformed)
}

// retry reports whether a failed request may be made once more, and after how
// long: only where the model was never reached or asks for patience, and only
// if there is time left for an answer.
func retry(ctx context.Context, err error) (time.Duration, bool) {
	var f *bot.ModelFault
	if !errors.As(err, &f) || f.Why != bot.FaultConnect && (f.Why != bot.FaultBusy || f.After <= 0) {
		return 0, false
	}
	deadline, ok := ctx.Deadline()
	return f.After, ok && time.Until(deadline) > f.After+leftForAnswer
}

// leftForAnswer is the least time in which an answer can be hoped for.
const leftForAnswer = 200 * time.Millisecond

// Skipped is the error of a request that was not made.
type Skipped struct{ Why Skip }

// Error implements error.
func (s *Skipped) Error() string { return "model not asked: " + string(s.Why) }

// isFault reports whether err is the model's, or ours for not asking it; both
// are counted where they arise.
func isFault(err error) bool {
	return errors.As(err, new(*bot.ModelFault)) || errors.As(err, new(*Skipped))
}
