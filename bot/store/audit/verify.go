package audit

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/gehoor/gehoor/bot"
)

// Store is what is verified: conversations and their files.
type Store interface {
	bot.Store
	OpenFile(ctx context.Context, conversation bot.ID, id bot.FileID) (io.ReadCloser, error)
}

// Sum folds a log into the summary that belongs to it.
type Sum func(log []bot.Commit) bot.Summary

// Verify reads every conversation and reports what is wrong. The error is the
// store's: an audit that could not be finished; what was found until then is
// in the report.
//
// On a store in use a summary may be written a moment after its commit. One
// that lags is therefore looked at a second time, and counts as a fault only
// when it has not moved since.
func Verify(ctx context.Context, store Store, sum Sum) (Report, error) {
	a := audit{sum: sum, references: map[string]bot.ID{}, lagging: map[bot.ID]uint64{}}
	err := a.walk(ctx, store, a.visit)
	if err == nil && len(a.lagging) > 0 {
		err = a.walk(ctx, store, a.visitAgain)
	}
	if err == nil {
		err = a.readFiles(ctx, store)
	}
	return a.report, err
}

// audit is one run of Verify.
type audit struct {
	sum        Sum
	report     Report
	references map[string]bot.ID
	files      []named
	lagging    map[bot.ID]uint64 // the LastSeq of summaries that lagged; 0 for none
	second     bool
}

// walk visits all and reports what can't be read.
func (a *audit) walk(ctx context.Context, store bot.Store, visit func(bot.ID, []bot.Commit, *bot.Summary) error) error {
	broken, err := unreadable(store.Walk(ctx, visit))
	if !a.second {
		for _, f := range broken {
			a.report.Conversations++
			a.report.add(f)
		}
	}
	a.second = true
	return err
}

func (a *audit) visit(id bot.ID, log []bot.Commit, stored *bot.Summary) error {
	a.report.Conversations++
	if !a.visitLog(id, log) {
		return nil // what is derived from a broken log says nothing
	}
	last := log[len(log)-1].Last()
	if stored == nil {
		a.lagging[id] = 0
		return nil
	}
	if other, ok := a.references[stored.Reference]; ok && stored.Reference != "" {
		a.report.add(Fault{Kind: SameReference, Conversation: id, Detail: "as " + string(other)})
	}
	a.references[stored.Reference] = id
	switch {
	case stored.LastSeq > last:
		a.report.add(Fault{Kind: Ahead, Conversation: id, Detail: fmt.Sprintf("it is at %d, the log at %d", stored.LastSeq, last)})
		return nil
	case stored.LastSeq < last:
		a.lagging[id] = stored.LastSeq
		return nil
	}
	if fields := differences(a.sum(log), *stored); fields != "" {
		a.report.add(Fault{Kind: Differs, Conversation: id, Detail: fields})
	}
	return nil
}

// visitLog checks the numbers and the times of a log.
func (a *audit) visitLog(id bot.ID, log []bot.Commit) (ok bool) {
	ok = len(log) > 0
	next := uint64(1)
	for i, c := range log {
		a.report.Commits++
		a.report.Events += len(c.Events)
		switch {
		case len(c.Events) == 0:
			a.report.add(Fault{Kind: Unreadable, Conversation: id, Seq: c.Seq, Detail: "the commit has no events"})
			ok = false
		case c.Seq > next:
			a.report.add(Fault{Kind: Gap, Conversation: id, Seq: next, Detail: fmt.Sprintf("the next is %d", c.Seq)})
			ok = false
		case c.Seq < next:
			a.report.add(Fault{Kind: Duplicate, Conversation: id, Seq: c.Seq})
			ok = false
		}
		if i > 0 && c.At.Before(log[i-1].At) {
			a.report.add(Fault{Kind: Disorder, Conversation: id, Seq: c.Seq})
		}
		next = c.Last() + 1
		a.name(c)
	}
	return ok
}

// visitAgain reports the summaries that still lag as they did.
func (a *audit) visitAgain(id bot.ID, log []bot.Commit, stored *bot.Summary) error {
	before, ok := a.lagging[id]
	switch {
	case !ok:
	case stored == nil && before == 0:
		a.report.add(Fault{Kind: NoSummary, Conversation: id})
	case stored != nil && stored.LastSeq == before:
		a.report.add(Fault{
			Kind: LaggingBehind, Conversation: id,
			Detail: fmt.Sprintf("it is at %d, the log at %d", stored.LastSeq, log[len(log)-1].Last()),
		})
	}
	return nil
}

// unreadable takes the Corrupt errors out of what Walk returned. Others are
// left, because they end the audit.
func unreadable(err error) (faults []Fault, rest error) {
	if err == nil {
		return nil, nil
	}
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		var others []error
		for _, one := range many.Unwrap() {
			found, other := unreadable(one)
			faults = append(faults, found...)
			others = append(others, other)
		}
		return faults, errors.Join(others...)
	}
	var e *bot.Error
	if !errors.As(err, &e) || e.Code != bot.Corrupt || e.Args["conversation"] == nil {
		return nil, err
	}
	f := Fault{Kind: Unreadable}
	f.Conversation, _ = e.Args["conversation"].(bot.ID)
	f.Seq, _ = e.Args["seq"].(uint64)
	return []Fault{f}, nil
}
