package sqlite

import (
	"database/sql/driver"
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// summaryColumns are the columns of a summary in the order in which
// appendSummary gives and scanSummary takes them. The first four change with
// nearly every commit, the others seldom.
var summaryColumns = []string{
	"last_seq", "updated_at", "next_at", "messages",
	"conversation", "status", "locale", "channel", "opened_at", "reference", "complaint",
	"received_at", "received_on", "regime", "promise_on", "statutory_last_on",
	"priority", "flags", "process", "assignee", "agent", "queued_at", "outcome",
	"title", "search", "facts",
}

var (
	selectSummary = strings.Join(summaryColumns, ", ")
	insertSummary = "INSERT INTO summaries(no, " + selectSummary + ") VALUES (?" +
		strings.Repeat(",?", len(summaryColumns)) + ") ON CONFLICT(no) DO UPDATE SET " + excluded() +
		" WHERE excluded.last_seq > summaries.last_seq"
	replaceSummary = "REPLACE INTO summaries(no, " + selectSummary + ") VALUES (?" +
		strings.Repeat(",?", len(summaryColumns)) + ")"
)

const advanceSummary = `UPDATE summaries SET last_seq = ?, updated_at = ?, next_at = ?, messages = ?
	WHERE no = ? AND last_seq < ?`

func excluded() string {
	var sets []string
	for _, c := range summaryColumns {
		sets = append(sets, c+" = excluded."+c)
	}
	return strings.Join(sets, ", ")
}

// putSummary writes the summary that follows from e: whole when anything has
// changed besides what always does.
func (a *arguments) putSummary(c *conn, e *entry) error {
	s := e.sum
	a.begin()
	if !e.whole {
		a.add(int64(s.LastSeq), millis(s.UpdatedAt), millis(s.NextAt), int64(s.Messages), e.no, int64(s.LastSeq))
		_, err := c.execArgs(advanceSummary, a.list)
		return err
	}
	a.add(e.no)
	a.addSummary(s)
	_, err := c.execArgs(insertSummary, a.list)
	return err
}

func (a *arguments) addSummary(s *bot.Summary) {
	a.add(int64(s.LastSeq), millis(s.UpdatedAt), millis(s.NextAt), int64(s.Messages),
		string(s.Conversation), string(s.Status), s.Locale, s.Channel, millis(s.OpenedAt), s.Reference, s.Complaint,
		millis(s.ReceivedAt), s.ReceivedOn, s.Regime, s.PromiseOn, s.StatutoryLastOn,
		string(s.Priority), strings.Join(s.Flags, ","), s.Process, s.Assignee, s.Agent, millis(s.QueuedAt), s.Outcome,
		s.Title, s.Search, blob(s.Facts))
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

var seed = maphash.MakeSeed()

// restOf prints the columns of s that seldom change, so that the writer can
// tell without the file whether they did. It is never 0.
func restOf(s *bot.Summary) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, text := range []string{
		string(s.Status), s.Locale, s.Channel, s.Reference, s.ReceivedOn, s.Regime, s.PromiseOn, s.StatutoryLastOn,
		string(s.Priority), s.Process, s.Assignee, s.Agent, s.Outcome, s.Title, s.Search, string(s.Facts),
	} {
		h.WriteString(text)
		h.WriteByte(0xff) // occurs in no text: it is valid UTF-8
	}
	for _, flag := range s.Flags {
		h.WriteString(flag)
		h.WriteByte(0xff)
	}
	var fixed [32]byte
	binary.LittleEndian.PutUint64(fixed[0:], uint64(millis(s.OpenedAt)))
	binary.LittleEndian.PutUint64(fixed[8:], uint64(millis(s.ReceivedAt)))
	binary.LittleEndian.PutUint64(fixed[16:], uint64(millis(s.QueuedAt)))
	if s.Complaint {
		fixed[24] = 1
	}
	h.Write(fixed[:])
	return max(h.Sum64(), 1)
}
