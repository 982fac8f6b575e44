//go:build unix

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os/signal"
	"syscall"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

func init() { children["limit"] = limit }

// limit writes against a limit on the size of files, which is how an error of
// the disk looks from inside: the write itself fails.
func limit(path string) error {
	signal.Ignore(syscall.SIGXFSZ)
	ctx := context.Background()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	append1 := func(seq uint64) error {
		c, sum := message("a", seq, 2000)
		return s.Append(ctx, c, sum)
	}
	if err := append1(1); err != nil {
		return err
	}
	var old syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		return err
	}
	tight := old
	tight.Cur = 200_000
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &tight); err != nil {
		return err
	}
	last := uint64(1)
	for ; last < 1000; last++ {
		if err = append1(last + 1); err != nil {
			break
		}
	}
	if !errors.Is(err, bot.ErrUnavailable) {
		return fmt.Errorf("after %d commits Append = %v", last, err)
	}
	for n := 0; s.Ping(ctx) == nil; n++ { // needs little room; it takes the rest
		if n == 100 {
			return errors.New("Ping fits in a file that can't grow")
		}
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		return err
	}
	if err := append1(last + 1); err != nil {
		return fmt.Errorf("with room again: %w", err)
	}
	log, err := s.Load(ctx, "a", 0)
	if err != nil || uint64(len(log)) != last+1 {
		return fmt.Errorf("Load = %d commits, %v, want %d", len(log), err, last+1)
	}
	return nil
}

// A write fails half way through a transaction. The commit is refused, what
// was acknowledged stays, and the store goes on by itself.
func TestErrorOfTheDiskIsUnavailableAndPasses(t *testing.T) {
	err := child(t, "limit", file(t)).Run()
	if err != nil {
		t.Fatalf("%v; the reason is above", err)
	}
}
