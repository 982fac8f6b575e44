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
// sentence, or, where that is the one that customers are shown ("error."), by
// one for whoever operates the program. Code and cause follow, for whoever has
// to look further.
func explainOne(err error) string {
	var own *bot.Error
	if !errors.As(err, &own) {
		return err.Error()
	}
	texts, loadErr := locales.Load(nil)
	if loadErr != nil {
		return err.Error()
	}
	key := own.Key
	if forOperator := "cli.error." + string(own.Code); strings.HasPrefix(key, "error.") && texts.Has("en", forOperator) {
		key = forOperator
	}
	if !texts.Has("en", key) {
		return err.Error()
	}
	text := texts.Text("en", key, own.Args)
	if own.Cause != nil {
		text += " (" + string(own.Code) + ": " + own.Cause.Error() + ")"
	}
	return strings.Replace(err.Error(), own.Error(), text, 1)
}
