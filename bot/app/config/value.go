package config

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Size is a number of bytes. It is written as 4096, 32KB, 32KiB or 512MiB; K,
// KB and KiB all mean 1024.
type Size int64

var sizeUnits = []struct {
	name  string
	bytes Size
}{
	{"GiB", 1 << 30},
	{"MiB", 1 << 20},
	{"KiB", 1 << 10},
	{"GB", 1 << 30},
	{"MB", 1 << 20},
	{"KB", 1 << 10},
	{"G", 1 << 30},
	{"M", 1 << 20},
	{"K", 1 << 10},
	{"B", 1},
}

// ParseSize reads a size.
func ParseSize(text string) (Size, error) {
	number, unit := text, Size(1)
	for _, u := range sizeUnits {
		if n := len(text) - len(u.name); n > 0 && strings.EqualFold(text[n:], u.name) {
			number, unit = strings.TrimSpace(text[:n]), u.bytes
			break
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n < 0 || n > int64((1<<62)/unit) {
		return 0, errors.New("want a size as in 32KiB")
	}
	return Size(n) * unit, nil
}

// String writes the size in the largest unit that leaves a whole number.
func (s Size) String() string {
	for _, u := range sizeUnits[:3] {
		if s >= u.bytes && s%u.bytes == 0 {
			return strconv.FormatInt(int64(s/u.bytes), 10) + u.name
		}
	}
	return strconv.FormatInt(int64(s), 10)
}

// parse sets target, a pointer into Settings, from its text.
func parse(target any, text string) (err error) {
	text = strings.TrimSpace(text)
	switch v := target.(type) {
	case *string:
		*v = text
	case *Secret:
		*v = Secret(text)
	case *bool:
		if *v, err = strconv.ParseBool(text); err != nil {
			return errors.New("want true or false")
		}
	case *int:
		if *v, err = strconv.Atoi(strings.ReplaceAll(text, "_", "")); err != nil {
			return errors.New("want a whole number")
		}
	case *Size:
		*v, err = ParseSize(text)
	case *time.Duration:
		*v, err = parseDuration(text)
	case *time.Time:
		*v, err = ParseTime(text)
	case *[]string:
		*v = splitList(text)
	case *map[string]string:
		*v, err = parseMap(text)
	default:
		err = fmt.Errorf("no way to read a %T", target)
	}
	return err
}

// format is the inverse of parse; it hides secrets.
func format(target any) string {
	switch v := target.(type) {
	case *string:
		return *v
	case *[]string:
		return strings.Join(*v, ", ")
	case *time.Duration:
		return formatDuration(*v)
	case *time.Time:
		if v.IsZero() {
			return ""
		}
		return v.Format(time.RFC3339)
	case *map[string]string:
		pairs := make([]string, 0, len(*v))
		for name, value := range *v {
			pairs = append(pairs, name+"="+value)
		}
		slices.Sort(pairs)
		return strings.Join(pairs, ", ")
	case *Secret:
		return v.String()
	case *bool:
		return strconv.FormatBool(*v)
	case *int:
		return strconv.Itoa(*v)
	case *Size:
		return v.String()
	}
	return ""
}

// splitList reads a list as flags and the environment write it. Commas and
// semicolons both separate.
func splitList(text string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func parseMap(text string) (map[string]string, error) {
	out := map[string]string{}
	for _, pair := range splitList(text) {
		name, value, ok := strings.Cut(pair, "=")
		if !ok || strings.TrimSpace(name) == "" {
			return nil, errors.New("want name=value pairs, separated by commas")
		}
		out[strings.TrimSpace(name)] = strings.TrimSpace(value)
	}
	return out, nil
}

// parseDuration reads 8s, 90m, 1h30m as Go does, and whole days as 30d.
func parseDuration(text string) (time.Duration, error) {
	if text == "0" {
		return 0, nil
	}
	if days, ok := strings.CutSuffix(text, "d"); ok {
		if n, err := strconv.Atoi(days); err == nil && n >= 0 && n < 100_000 {
			return time.Duration(n) * day, nil
		}
	}
	d, err := time.ParseDuration(text)
	if err != nil || d < 0 {
		return 0, errors.New("want a length of time as in 8s, 30m, 12h or 30d")
	}
	return d, nil
}

func formatDuration(d time.Duration) string {
	switch {
	case d == 0:
		return "0"
	case d%day == 0:
		return strconv.Itoa(int(d/day)) + "d"
	case d%time.Hour == 0:
		return strconv.Itoa(int(d/time.Hour)) + "h"
	case d%time.Minute == 0:
		return strconv.Itoa(int(d/time.Minute)) + "m"
	}
	return d.String()
}

// timeLayouts are how a moment may be written.
var timeLayouts = []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02"}

// ParseTime reads a moment as 2026-03-03T14:05:00+01:00. Without an offset it
// is UTC, without a time the start of the day.
func ParseTime(text string) (time.Time, error) { return ParseTimeIn(text, time.UTC) }

// ParseTimeIn is ParseTime, with loc where the text has no offset.
func ParseTimeIn(text string, loc *time.Location) (time.Time, error) {
	for _, layout := range timeLayouts {
		if t, err := time.ParseInLocation(layout, text, loc); err == nil {
			return t, nil
		}
	}
	return time.Time{}, errors.New("want a moment as in 2026-03-03T14:05:00+01:00")
}
