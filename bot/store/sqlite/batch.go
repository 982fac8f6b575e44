package sqlite

import (
	"database/sql/driver"
	"errors"
	"strings"

	"github.com/gehoor/gehoor/bot"
)

// writeEntries commits a batch in one transaction. An entry that comes too
// late gets ErrConflict and spoils nothing for the others. Should the
// transaction fail for a reason that lies in one entry, each is tried alone.
func (w *writer) writeEntries(batch []*request) {
	answers := make([]error, len(batch))
	err := w.transact(func(c *conn) error { return w.place(c, batch, answers) })
	switch {
	case err != nil && len(batch) > 1 && isOrdinary(err) && !isScarcity(err):
		for _, r := range batch {
			w.writeEntries([]*request{r})
		}
		return
	case err != nil:
		err = domain(err)
	}
	for i, r := range batch {
		switch {
		case err != nil:
			r.done <- err
		case answers[i] != nil:
			r.done <- answers[i]
		default:
			w.commits.Add(1)
			r.done <- nil
		}
	}
}

// place decides under the write lock which entries fit the end of their logs,
// and writes those.
func (w *writer) place(c *conn, batch []*request, answers []error) error {
	if err := w.heads.check(c); err != nil {
		return err
	}
	fit := w.args.fit[:0]
	for i, r := range batch {
		e := &r.entry
		h, ok, err := w.heads.find(c, e.id)
		switch {
		case errors.Is(err, bot.ErrErased):
			answers[i] = err
			continue
		case err != nil:
			return err
		case e.seq != h.last+1:
			answers[i] = bot.ErrConflict
			continue
		}
		e.fresh, e.no = !ok, h.no
		if e.fresh {
			e.no = w.heads.next
			w.heads.next++
		}
		e.stale = h.seen > e.sum.LastSeq
		e.short, e.long = e.prints.short != h.prints.short, e.prints.long != h.prints.long
		if e.fresh && e.prints.long == noTexts {
			e.long = false
		}
		h.no, h.last = e.no, e.last
		if !e.stale {
			h.seen, h.prints = e.sum.LastSeq, e.prints
		}
		w.heads.known[e.id] = h
		fit = append(fit, e)
	}
	w.args.fit = fit
	defer clear(fit)
	return w.insert(c, fit)
}

// insert writes conversations, commits and summaries, many rows a statement.
func (w *writer) insert(c *conn, fit []*entry) error {
	a := &w.args
	a.begin()
	for _, e := range fit {
		if e.fresh {
			a.add(e.no, string(e.id))
		}
	}
	if err := a.insert(c, "INSERT OR FAIL INTO conversations(no, id) VALUES ", "(?,?)", 2); err != nil {
		return err
	}
	a.begin()
	for _, e := range fit {
		a.add(e.no, int64(e.seq), int64(e.last), e.at, e.events)
	}
	if err := a.insert(c, "INSERT OR FAIL INTO commits(no, seq, last, at, events) VALUES ", "(?,?,?,?,?)", 5); err != nil {
		return err
	}
	for _, e := range fit {
		if e.stale {
			continue
		}
		if err := a.putSummary(c, e); err != nil {
			return err
		}
	}
	return nil
}

// arguments are the reused slices of the writer.
type arguments struct {
	fit  []*entry
	list []driver.NamedValue
}

func (a *arguments) begin() { a.list = a.list[:0] }

func (a *arguments) add(values ...driver.Value) {
	for _, v := range values {
		a.list = append(a.list, driver.NamedValue{Ordinal: len(a.list) + 1, Value: v})
	}
}

// insert runs the listed rows through statements of 64, 16, 4 and 1 rows,
// each prepared once: a row of many costs a tenth of a row alone.
func (a *arguments) insert(c *conn, into, row string, width int) error {
	list := a.list
	for _, rows := range []int{64, 16, 4, 1} {
		n := rows * width
		if len(list) < n {
			continue
		}
		query := into + strings.Repeat(row+",", rows-1) + row
		for len(list) >= n {
			for i := range list[:n] {
				list[i].Ordinal = i + 1
			}
			if err := c.execArgs(query, list[:n]); err != nil {
				return err
			}
			list = list[n:]
		}
	}
	clear(a.list) // lets go of the events
	return nil
}
