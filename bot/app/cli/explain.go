package cli

import (
	"errors"
	"strings"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/locales"
)

// explain words an error for the person at the terminal: what is wrong and
// what to do. Several faults each get a line of their own.
func explain(err error) string {
	var lines []string
	for _, e := range flatten(err) {
		lines = append(lines, "gehoor: "+explainOne(e))
	}
	return strings.Join(lines, "\n")
}

// flatten takes joined errors apart.
func flatten(err error) []error {
	var wrong *misuseError
	if errors.As(err, &wrong) && error(wrong) == err { //nolint:errorlint // only if err itself is one
		return flatten(wrong.cause)
	}
	several, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var out []error
	for _, e := range several.Unwrap() {
		out = append(out, flatten(e)...)
	}
	return out
}

// explainOne words one error. A *bot.Error inside it is replaced by its
// sentence; its code and cause follow, for whoever has to look further.
func explainOne(err error) string {
	var own *bot.Error
	if !errors.As(err, &own) || own.Key == "" {
		return err.Error()
	}
	texts, loadErr := locales.Load(nil)
	if loadErr != nil || !texts.Has("en", own.Key) {
		return err.Error()
	}
	text := texts.Text("en", own.Key, own.Args)
	if own.Cause != nil {
		text += " (" + string(own.Code) + ": " + own.Cause.Error() + ")"
	}
	return strings.Replace(err.Error(), own.Error(), text, 1)
}
