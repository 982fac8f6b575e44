// Package cli is the program's command line: it turns what was typed into
// calls of package app and prints what they give. Every command returns an
// error or nil; what is printed and which code the process ends with is
// decided here, once.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot/app/config"
)

// The codes with which the process ends.
const (
	Done   = 0
	Failed = 1
	Misuse = 2 // wrong usage: nothing was begun
)

// Console is what a command is given of the world.
type Console struct {
	Args []string // without the program's name
	Env  []string // as os.Environ returns it
	In   io.Reader
	Out  io.Writer
	Err  io.Writer
}

// Main runs the command that c.Args name, until it is done or ctx ends, and
// returns the code to exit with.
func Main(ctx context.Context, c Console) int {
	began := false
	root := newRoot(&c)
	root.SetArgs(c.Args)
	root.SetIn(c.In)
	root.SetOut(c.Out)
	root.SetErr(c.Err)
	root.PersistentPreRun = func(*cobra.Command, []string) { began = true }
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		return Done
	}
	fmt.Fprintln(c.Err, explain(err))
	var misuse *misuseError
	if !began || errors.As(err, &misuse) {
		fmt.Fprintf(c.Err, "See: %s --help\n", cmd.CommandPath())
		return Misuse
	}
	return Failed
}

// misuseError is a fault in what was typed or set, found before anything began.
type misuseError struct{ cause error }

func (e *misuseError) Error() string { return e.cause.Error() }
func (e *misuseError) Unwrap() error { return e.cause }

// misuse says what is wrong with how the command was called.
func misuse(format string, args ...any) error { return &misuseError{fmt.Errorf(format, args...)} }

func newRoot(c *Console) *cobra.Command {
	root := newServe(c)
	root.Use = "gehoor"
	root.Short = "Hears complaints: a chat that listens, registers, and says when the answer comes"
	root.Long = "Gehoor hears complaints in a chat, in Dutch and English, and keeps the register of them.\n" +
		"Without a command it starts the server, like gehoor serve."
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SuggestionsMinimumDistance = 2
	root.SetFlagErrorFunc(flagError)
	root.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		var names []string
		for _, sub := range cmd.Commands() {
			names = append(names, sub.Name())
		}
		return unknown("command", args[0], names)
	}
	root.AddCommand(
		newServe(c), newChat(c), newDeadline(c), newDialogs(c), newRead(c), newUser(c), newToken(c), newModel(c), newExport(c), newImport(c), newErase(c), newVerify(c), newRebuild(c), newLoad(c), newHealth(c), newConfig(c), newVersion(c),
	)
	return root
}

// flagError adds to pflag's message which flag was probably meant.
func flagError(cmd *cobra.Command, err error) error {
	word, ok := strings.CutPrefix(err.Error(), "unknown flag: --")
	if !ok {
		return err
	}
	return unknown("flag", "--"+word, flagNames(cmd))
}

func unknown(what, word string, names []string) error {
	if near := config.Nearest(word, names); near != "" {
		return misuse("unknown %s %q (did you mean %q?)", what, word, near)
	}
	return misuse("unknown %s %q", what, word)
}
