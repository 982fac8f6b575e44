package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"

	"modernc.org/sqlite"
)

// conn is the writing connection. It speaks to the driver directly, because
// database/sql costs as much as SQLite itself on rows this small, and keeps
// every statement prepared.
type conn struct {
	raw   driver.Conn
	stmts map[string]stmt
}

type stmt interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

func openConn(dsn string) (*conn, error) {
	raw, err := (&sqlite.Driver{}).Open(dsn)
	if err != nil {
		return nil, err
	}
	return &conn{raw: raw, stmts: map[string]stmt{}}, nil
}

func (c *conn) close() error {
	var errs []error
	for _, s := range c.stmts {
		errs = append(errs, s.Close())
	}
	return errors.Join(append(errs, c.raw.Close())...)
}

func (c *conn) prepare(query string) (stmt, error) {
	if s, ok := c.stmts[query]; ok {
		return s, nil
	}
	prepared, err := c.raw.Prepare(query)
	if err != nil {
		return nil, err
	}
	s := prepared.(stmt)
	c.stmts[query] = s
	return s, nil
}

// execArgs runs a prepared statement. The background context keeps the driver
// from starting a goroutine per call to watch it: a transaction that has begun
// is seen through.
func (c *conn) execArgs(query string, args []driver.NamedValue) error {
	s, err := c.prepare(query)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(context.Background(), args)
	return err
}

func (c *conn) exec(query string, values ...driver.Value) error {
	return c.execArgs(query, named(values))
}

// row returns the first row of a query, nil if it has none.
func (c *conn) row(query string, values ...driver.Value) ([]driver.Value, error) {
	s, err := c.prepare(query)
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(context.Background(), named(values))
	if err != nil {
		return nil, err
	}
	row := make([]driver.Value, len(rows.Columns()))
	err = rows.Next(row)
	if errors.Is(err, io.EOF) {
		row, err = nil, nil
	}
	return row, errors.Join(err, rows.Close())
}

// number is row for a query of one integer; 0 where there is no row.
func (c *conn) number(query string, values ...driver.Value) (int64, error) {
	row, err := c.row(query, values...)
	if err != nil || row == nil {
		return 0, err
	}
	n, _ := row[0].(int64)
	return n, nil
}

// script runs several statements once, unprepared.
func (c *conn) script(text string) error {
	_, err := c.raw.(driver.ExecerContext).ExecContext(context.Background(), text, nil)
	return err
}

func named(values []driver.Value) []driver.NamedValue {
	args := make([]driver.NamedValue, len(values))
	for i, v := range values {
		args[i] = driver.NamedValue{Ordinal: i + 1, Value: v}
	}
	return args
}

// rollback ends a transaction that failed. SQLite may have ended it already;
// that is all its error can say.
func (c *conn) rollback() { _ = c.exec("ROLLBACK") }
