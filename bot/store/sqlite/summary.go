package sqlite

import (
	"database/sql/driver"
	"fmt"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// summaryColumns are the columns of a summary's short part in the order in
// which addSummary gives and scanSummary takes them. The first four change
// with nearly every commit, the others seldom.
var summaryColumns = []string{
	"last_seq", "updated_at", "next_at", "messages",
	"conversation", "status", "locale", "channel", "opened_at", "reference", "complaint",
	"received_at", "received_on", "regime", "promise_on", "statutory_last_on",
	"priority", "flags", "process", "assignee", "agent", "queued_at", "outcome",
}

var (
	// fromSummaries joins both parts of a summary; one without a story has no
	// long part.
	fromSummaries = " FROM summaries LEFT JOIN texts USING (no)"
	selectSummary = "SELECT " + strings.Join(summaryColumns, ", ") +
		", coalesce(title, ''), coalesce(search, ''), facts" + fromSummaries
	replaceSummary = "REPLACE INTO summaries(no, " + strings.Join(summaryColumns, ", ") + ") VALUES (?" +
		strings.Repeat(",?", len(summaryColumns)) + ")"
)

const (
	advanceSummary = "UPDATE OR FAIL summaries SET last_seq = ?, updated_at = ?, next_at = ?, messages = ? WHERE no = ?"
	replaceTexts   = "REPLACE INTO texts(no, title, search, facts) VALUES (?, ?, ?, ?)"
	deleteTexts    = "DELETE FROM texts WHERE no = ?"
)

// putSummary writes the summary that follows from e, as far as it has changed.
// What e's commit changes has been worked out before, in place: a summary that
// is newer than the commit stays.
func (a *arguments) putSummary(c *conn, e *entry) error {
	s := &e.sum
	if e.short {
		a.begin()
		a.add(e.no)
		a.addSummary(s)
		if err := c.execArgs(replaceSummary, a.list); err != nil {
			return err
		}
	} else {
		a.begin()
		a.add(int64(s.LastSeq), millis(s.UpdatedAt), millis(s.NextAt), int64(s.Messages), e.no)
		if err := c.execArgs(advanceSummary, a.list); err != nil {
			return err
		}
	}
	if e.long {
		return putTexts(c, e.no, s)
	}
	return nil
}

// putTexts writes the long part of a summary, or takes it away if it is empty.
func putTexts(c *conn, no int64, s *bot.Summary) error {
	if s.Title == "" && s.Search == "" && s.Facts == nil {
		return c.exec(deleteTexts, no)
	}
	return c.exec(replaceTexts, no, s.Title, s.Search, blob(s.Facts))
}

func (a *arguments) addSummary(s *bot.Summary) {
	a.add(int64(s.LastSeq), millis(s.UpdatedAt), millis(s.NextAt), int64(s.Messages),
		string(s.Conversation), string(s.Status), s.Locale, s.Channel, millis(s.OpenedAt), s.Reference, s.Complaint,
		millis(s.ReceivedAt), s.ReceivedOn, s.Regime, s.PromiseOn, s.StatutoryLastOn,
		string(s.Priority), strings.Join(s.Flags, ","), s.Process, s.Assignee, s.Agent, millis(s.QueuedAt), s.Outcome)
}

func blob(b []byte) driver.Value {
	if b == nil {
		return nil
	}
	return b
}

// row is what can be scanned from: *sql.Row or *sql.Rows.
type row interface{ Scan(dest ...any) error }

func scanSummary(r row) (s bot.Summary, err error) {
	var updated, next, opened, received, queuedAt int64
	var flags string
	err = r.Scan(&s.LastSeq, &updated, &next, &s.Messages,
		&s.Conversation, &s.Status, &s.Locale, &s.Channel, &opened, &s.Reference, &s.Complaint,
		&received, &s.ReceivedOn, &s.Regime, &s.PromiseOn, &s.StatutoryLastOn,
		&s.Priority, &flags, &s.Process, &s.Assignee, &s.Agent, &queuedAt, &s.Outcome,
		&s.Title, &s.Search, &s.Facts)
	if err != nil {
		return bot.Summary{}, fmt.Errorf("summary: %w", err)
	}
	s.UpdatedAt, s.NextAt, s.OpenedAt = moment(updated), moment(next), moment(opened)
	s.ReceivedAt, s.QueuedAt = moment(received), moment(queuedAt)
	if flags != "" {
		s.Flags = strings.Split(flags, ",")
	}
	return s, nil
}

// millis is a time as it is stored; 0 stands for the zero time.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
