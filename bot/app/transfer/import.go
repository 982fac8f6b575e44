package transfer

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/gehoor/gehoor/bot"
)

var (
	errGap   = errors.New("its log does not begin at 1, or has a gap")
	errOther = errors.New("the store holds another conversation with this id")
	errTwice = errors.New("the store holds another conversation with this reference")
)

// Result counts what Import did.
type Result struct {
	Imported int `json:"imported"` // conversations of which something was stored
	Known    int `json:"known"`    // were there already, whole
	Erased   int `json:"erased"`   // were erased in this store, and stay so
	Files    int `json:"files"`    // files that were stored
}

// Appender is what Import needs of a store.
type Appender interface {
	Load(ctx context.Context, id bot.ID, after uint64) ([]bot.Commit, error)
	Append(ctx context.Context, c bot.Commit, sum bot.Summary) error
	PutFile(ctx context.Context, conversation bot.ID, id bot.FileID, at time.Time, fill func(w io.Writer) error) (int64, error)
	Find(ctx context.Context, q bot.Query) (bot.Page, error)
}

// Import reads what Export wrote. It adds what is missing: importing the same
// file twice, or after an import that broke off, does no harm. The error names
// the line at fault; what came before it is stored.
func Import(ctx context.Context, r io.Reader, format string, into Appender, policy *bot.Policy) (res Result, err error) {
	read := reader(r, format)
	if read == nil {
		return res, fmt.Errorf("there is no format %q, want %s or %s", format, JSONL, CSV)
	}
	for n := 0; ; {
		record, err := read()
		if errors.Is(err, io.EOF) {
			return res, nil
		}
		switch {
		case record.file.ID != "" && err == nil:
			err = importFile(ctx, into, record.line(), func() (line, error) {
				record, err := read()
				return record.line(), err
			}, &res)
		case err == nil:
			n++
			err = add(ctx, record.Record, into, policy, &res)
		default:
			n++
		}
		if err != nil {
			return res, fmt.Errorf("conversation %d (%s): %w", n, record.Conversation, err)
		}
	}
}

func add(ctx context.Context, r Record, into Appender, policy *bot.Policy, res *Result) error {
	if len(r.Conversation) != 26 {
		return errors.New("that is no id of a conversation")
	}
	log, err := r.commits()
	if err != nil {
		return err
	}
	there, err := into.Load(ctx, r.Conversation, 0)
	switch {
	case errors.Is(err, bot.ErrErased):
		res.Erased++
		return nil
	case errors.Is(err, bot.ErrNotFound):
	case err != nil:
		return err
	}
	if err := begins(log, there); err != nil {
		return err
	}
	if len(there) >= len(log) {
		res.Known++
		return nil
	}
	if err := alone(ctx, log, into); err != nil {
		return err
	}
	s := bot.Replay(log[:len(there)])
	for _, c := range log[len(there):] {
		s.Fold(c)
		if err := into.Append(ctx, c, s.Summary(s.NextDue(policy))); err != nil {
			return err
		}
	}
	res.Imported++
	return nil
}

// alone returns nil unless another conversation has the reference that this log
// gives: a customer who names it must be led to one complaint.
func alone(ctx context.Context, log []bot.Commit, into Appender) error {
	s := bot.Replay(log)
	if s.Complaint == nil {
		return nil
	}
	page, err := into.Find(ctx, bot.Query{Reference: s.Complaint.Reference, Limit: 2})
	if err != nil {
		return err
	}
	for i := range page.Summaries {
		if page.Summaries[i].Conversation != s.ID {
			return errTwice
		}
	}
	return nil
}

// begins returns nil if one of the two logs begins with the whole of the other.
func begins(log, there []bot.Commit) error {
	for i := range min(len(log), len(there)) {
		a, err := bot.MarshalEvents(log[i].Events)
		if err != nil {
			return err
		}
		b, err := bot.MarshalEvents(there[i].Events)
		if err != nil {
			return err
		}
		if log[i].Seq != there[i].Seq || !bytes.Equal(a, b) {
			return errOther
		}
	}
	return nil
}

// most bounds one conversation in a file, in bytes.
const most = 64 << 20

// entry is what a file holds next: a conversation, or a part of a file.
type entry struct {
	Record

	file Part
}

func (e entry) line() line { return line{e.Conversation, e.file} }

func (e *entry) UnmarshalJSON(data []byte) error {
	var l line
	if err := json.Unmarshal(data, &l); err != nil {
		return err
	}
	if l.File.ID != "" {
		e.Conversation, e.file = l.Conversation, l.File
		return nil
	}
	return json.Unmarshal(data, &e.Record)
}

func reader(r io.Reader, format string) func() (entry, error) {
	switch format {
	case JSONL:
		lines := bufio.NewScanner(r)
		lines.Buffer(make([]byte, 0, 1<<20), most)
		return func() (record entry, err error) {
			for lines.Scan() {
				if line := bytes.TrimSpace(lines.Bytes()); len(line) > 0 {
					return record, json.Unmarshal(line, &record)
				}
			}
			if err = lines.Err(); err == nil {
				err = io.EOF
			}
			return record, err
		}
	case CSV:
		return tableReader(csv.NewReader(bufio.NewReader(r)))
	}
	return nil
}

// tableReader takes from a table what a log can't be without; the other columns
// follow from it.
func tableReader(rows *csv.Reader) func() (entry, error) {
	id, log := -1, -1
	return func() (record entry, err error) {
		if id < 0 {
			heading, err := rows.Read()
			if err != nil {
				return record, err
			}
			id, log = slices.Index(heading, "conversation"), slices.Index(heading, "log")
			if id < 0 || log < 0 {
				return record, errors.New("the table has no columns conversation and log")
			}
		}
		row, err := rows.Read()
		if err != nil {
			return record, err
		}
		record.Conversation = bot.ID(row[id])
		return record, json.Unmarshal([]byte(row[log]), &record.Log)
	}
}
