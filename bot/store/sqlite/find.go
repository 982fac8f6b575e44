package sqlite

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Find implements bot.Store.
func (s *Store) Find(ctx context.Context, q bot.Query) (bot.Page, error) {
	limit := q.Limit
	if limit <= 0 {
		limit = 50
	}
	limit = min(limit, 500)
	where, args := conditions(q)
	o := orders[q.Order]
	if o.sql == "" {
		o = orders[bot.ByUpdated]
	}
	after, err := o.decode(q.Cursor)
	if err != nil {
		return bot.Page{}, err
	}
	from := " FROM summaries"
	if q.Text != "" {
		from = fromSummaries
	}
	var page bot.Page
	err = s.view(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, "SELECT count(*)"+from+where.where(), args...).Scan(&page.Total); err != nil {
			return err
		}
		if q.Cursor != "" {
			where = append(where, o.after)
			args = append(args, after...)
		}
		rows, err := tx.QueryContext(ctx, selectSummary+where.where()+
			" ORDER BY "+o.sql+" LIMIT ?", append(args, limit+1)...)
		if err != nil {
			return err
		}
		page.Summaries, err = scanAll(rows, scanSummary)
		return err
	})
	if err != nil {
		return bot.Page{}, err
	}
	if len(page.Summaries) > limit {
		page.Summaries = page.Summaries[:limit]
		page.Next = o.encode(&page.Summaries[limit-1])
	}
	return page, nil
}

type clauses []string

func (c clauses) where() string {
	if len(c) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c, " AND ")
}

// conditions turns a query into SQL, every value of it an argument.
func conditions(q bot.Query) (where clauses, args []any) {
	add := func(clause string, values ...any) {
		where = append(where, clause)
		args = append(args, values...)
	}
	equal := func(column, value string) {
		if value != "" {
			add(column+" = ?", value)
		}
	}
	equal("reference", q.Reference)
	equal("process", q.Process)
	equal("priority", string(q.Priority))
	equal("assignee", q.Assignee)
	equal("locale", q.Locale)
	if len(q.Statuses) > 0 {
		values := make([]any, len(q.Statuses))
		for i, s := range q.Statuses {
			values[i] = string(s)
		}
		add("status IN (?"+strings.Repeat(",?", len(values)-1)+")", values...)
	}
	if q.Flag != "" {
		add("instr(',' || flags || ',', ',' || ? || ',') > 0", q.Flag)
	}
	if q.From != "" || q.To != "" {
		add("received_on <> ''")
	}
	if q.From != "" {
		add("received_on >= ?", q.From)
	}
	if q.To != "" {
		add("received_on <= ?", q.To)
	}
	if q.DueBefore != "" {
		add("promise_on <> '' AND promise_on < ?", q.DueBefore)
	}
	for _, word := range strings.Fields(bot.FoldText(q.Text)) {
		add("instr(search, ?) > 0", word)
	}
	if q.Complaint != nil {
		add("complaint = ?", *q.Complaint)
	}
	if q.Spoken {
		add("messages > 0")
	}
	return where, args
}

// FindDue implements bot.Store.
func (s *Store) FindDue(ctx context.Context, now time.Time, limit int) ([]bot.ID, error) {
	return findAll(ctx, s, scanID, `SELECT conversation FROM summaries
		WHERE next_at > 0 AND next_at <= ? ORDER BY next_at, conversation LIMIT ?`, now.UnixMilli(), max(limit, 0))
}

// Count implements bot.Store.
func (s *Store) Count(ctx context.Context) (map[bot.Status]int, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT status, count(*) FROM summaries GROUP BY status")
	if err != nil {
		return nil, domain(err)
	}
	defer rows.Close()
	counts := map[bot.Status]int{}
	for rows.Next() {
		var status bot.Status
		var n int
		if err := rows.Scan(&status, &n); err != nil {
			return nil, domain(err)
		}
		counts[status] = n
	}
	return counts, domain(rows.Err())
}
