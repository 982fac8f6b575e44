package transfer

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/deadline"
)

// The formats.
const (
	JSONL = "jsonl" // a Record a line, its files in lines behind it
	CSV   = "csv"   // a row each, the log in the last column, without files
)

// Walker visits every conversation and opens its files; a store with files is
// one.
type Walker interface {
	Filed
	Walk(ctx context.Context, visit func(id bot.ID, log []bot.Commit, stored *bot.Summary) error) error
}

// Selection says which conversations are carried. Dates are civil dates in
// Zone, both included: the day of receipt of a complaint, the day on which any
// other conversation began.
type Selection struct {
	From, To string
	Zone     *time.Location
}

func (sel Selection) holds(r Record) bool {
	day := r.ReceivedOn
	if day == "" {
		day = deadline.DateOf(r.OpenedAt, sel.Zone).String()
	}
	return (sel.From == "" || day >= sel.From) && (sel.To == "" || day <= sel.To)
}

// Export writes the selected conversations and returns how many there were.
func Export(ctx context.Context, w io.Writer, format string, from Walker, sel Selection) (int, error) {
	out := bufio.NewWriter(w)
	write, part, finish := writer(out, format)
	if write == nil {
		return 0, fmt.Errorf("there is no format %q, want %s or %s", format, JSONL, CSV)
	}
	n := 0
	err := from.Walk(ctx, func(id bot.ID, log []bot.Commit, _ *bot.Summary) error {
		r, err := newRecord(id, log)
		if err != nil || !sel.holds(r) {
			return err
		}
		n++
		if err := write(r); err != nil || part == nil {
			return err
		}
		return exportFiles(ctx, part, from, id, log)
	})
	if err != nil {
		return n, err
	}
	if err := finish(); err != nil {
		return n, err
	}
	return n, out.Flush()
}

// writer writes records, and where the format has them parts of files.
func writer(w io.Writer, format string) (write func(Record) error, part func(line) error, finish func() error) {
	switch format {
	case JSONL:
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		return func(r Record) error { return enc.Encode(r) }, func(l line) error { return enc.Encode(l) }, func() error { return nil }
	case CSV:
		rows := csv.NewWriter(w)
		begun := false
		heading := func() error {
			if begun {
				return nil
			}
			begun = true
			return rows.Write(columns)
		}
		write = func(r Record) error {
			if err := heading(); err != nil {
				return err
			}
			row, err := row(r)
			if err != nil {
				return err
			}
			return rows.Write(row)
		}
		return write, nil, func() error {
			err := heading()
			rows.Flush()
			if err == nil {
				err = rows.Error()
			}
			return err
		}
	}
	return nil, nil, nil
}

// columns of the table. Their names are those of the register's API.
var columns = []string{
	"conversation", "reference", "status", "complaint", "locale", "channel", "opened_at", "updated_at", "received_at", "received_on",
	"regime", "promise_on", "statutory_last_on", "priority", "flags", "process", "complainant", "experience", "expectation",
	"expectation_source", "remedy", "impact", "happened_from", "happened_to", "customer_reference", "contact_name", "contact_email",
	"contact_phone", "assignee", "outcome", "messages", "log",
}

func row(r Record) ([]string, error) {
	log, err := json.Marshal(r.Log)
	if err != nil {
		return nil, err
	}
	moment := func(t time.Time) string { return t.UTC().Format(time.RFC3339) }
	received, from, to := "", "", ""
	if r.ReceivedAt != nil {
		received = moment(*r.ReceivedAt)
	}
	if h := r.Record.HappenedOn; h != nil {
		from, to = h.From, h.To
	}
	var contact bot.Contact
	if r.Record.Contact != nil {
		contact = *r.Record.Contact
	}
	cells := []string{
		string(r.Conversation), r.Reference, string(r.Status), strconv.FormatBool(r.Complaint), r.Locale, r.Channel,
		moment(r.OpenedAt), moment(r.UpdatedAt), received, r.ReceivedOn, r.Regime, r.PromiseOn, r.StatutoryLastOn,
		r.Priority, strings.Join(r.Flags, " "), r.Record.Process, r.Record.Complainant, r.Record.Experience,
		r.Record.Expectation, r.Record.ExpectationSource, r.Record.Remedy, r.Record.Impact, from, to,
		r.Record.CustomerReference, contact.Name, contact.Email, contact.Phone, r.Assignee, r.Outcome,
		strconv.Itoa(r.Messages), string(log),
	}
	for i := range cells {
		cells[i] = harmless(cells[i])
	}
	return cells, nil
}

// harmless keeps a spreadsheet from running what a customer typed: a cell that
// begins like a formula gets an apostrophe before it.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
