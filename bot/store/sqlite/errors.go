package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/gehoor/gehoor/bot"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

var errClosed = errors.New("sqlite: the store is closed")

func unavailable(cause error) error {
	return bot.E(bot.Unavailable, "error.unavailable", cause)
}

func corrupt(id bot.ID, seq uint64, cause error) error {
	return bot.E(bot.Corrupt, "error.internal", cause).With("conversation", id).With("seq", seq)
}

// domain turns an error of the driver into one of the port's. What SQLite
// can't do now (full, busy, read-only, input or output failed) is
// Unavailable: nothing was stored, and the same may work later.
func domain(err error) error {
	var known *bot.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return err
	case errors.Is(err, sql.ErrNoRows):
		return bot.ErrNotFound
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return unavailable(err)
	}
	switch resultCode(err) {
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return bot.E(bot.Corrupt, "error.internal", err)
	case lib.SQLITE_CONSTRAINT:
		return bot.E(bot.Conflict, "error.conflict", err)
	}
	return unavailable(err)
}

// resultCode is SQLite's primary result code, 0 for other errors.
func resultCode(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// explain says at start what is wrong with the file and what to do.
func explain(path string, err error) error {
	switch resultCode(err) {
	case lib.SQLITE_NOTADB, lib.SQLITE_CORRUPT:
		return fmt.Errorf("sqlite: %s is damaged or not a Gehoor store; put a backup in its place, or choose another folder: %w", path, err)
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return fmt.Errorf("sqlite: %s can't be written; give this user write access to the file and its folder: %w", path, err)
	case lib.SQLITE_FULL:
		return fmt.Errorf("sqlite: no room for %s; free some disk space: %w", path, err)
	case lib.SQLITE_BUSY:
		return fmt.Errorf("sqlite: another program keeps %s locked: %w", path, err)
	}
	return fmt.Errorf("sqlite: %s can't be opened: %w", path, err)
}

// isOrdinary reports whether err says nothing about the connection's health.
func isOrdinary(err error) bool {
	switch resultCode(err) {
	case lib.SQLITE_CONSTRAINT, lib.SQLITE_BUSY, lib.SQLITE_FULL, lib.SQLITE_TOOBIG:
		return true
	}
	return false
}

// isScarcity reports whether err is about the file and not about what was to
// be written.
func isScarcity(err error) bool {
	switch resultCode(err) {
	case lib.SQLITE_BUSY, lib.SQLITE_FULL:
		return true
	}
	return false
}
