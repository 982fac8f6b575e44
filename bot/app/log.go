package app

import (
	"io"
	"log/slog"
	"time"

	"github.com/gehoor/gehoor/bot/app/config"
)

// NewLog returns the log that the settings ask for. Its lines hold ids and
// codes, never what a customer said and never a token; the keys that they use
// are listed in the operator's guide.
func NewLog(w io.Writer, s config.Settings) *slog.Logger {
	var level slog.Level
	_ = level.UnmarshalText([]byte(s.LogLevel)) // config has checked it; info otherwise
	o := &slog.HandlerOptions{Level: level, ReplaceAttr: plainly}
	if s.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}

// plainly writes moments in UTC to the millisecond, and lengths of time as
// people do, in either format.
func plainly(_ []string, a slog.Attr) slog.Attr {
	switch a.Value.Kind() {
	case slog.KindTime:
		a.Value = slog.StringValue(a.Value.Time().UTC().Format("2006-01-02T15:04:05.000Z"))
	case slog.KindDuration:
		a.Value = slog.StringValue(a.Value.Duration().Round(time.Microsecond).String())
	}
	return a
}
