package deadline

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // a date must not depend on what the machine knows about zones
)

//go:embed data
var embedded embed.FS

// Book holds regimes and their calendars. It does not change after loading and is
// safe for use by many goroutines.
type Book struct {
	regimes   map[string]*Regime
	calendars map[string]*Calendar
}

// Default returns the book of the built-in regimes.
var Default = sync.OnceValue(func() *Book {
	b, err := Load(nil)
	if err != nil {
		panic(err) // the built-in files are part of the program, and a test loads them
	}
	return b
})

// Load returns a book of the built-in calendars and regimes, with those of own
// added: the files calendars/*.yaml and regimes/*.yaml of that folder. A file with
// the id of a built-in one takes its place. own may be nil.
//
// An error begins with the file and the line at fault.
func Load(own fs.FS) (*Book, error) {
	b := &Book{regimes: map[string]*Regime{}, calendars: map[string]*Calendar{}}
	builtIn, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, err
	}
	folders := []fs.FS{builtIn}
	if own != nil {
		folders = append(folders, own)
	}
	for _, folder := range folders {
		if err := b.loadCalendars(folder); err != nil {
			return nil, err
		}
	}
	for _, folder := range folders { // after all calendars: own ones also serve built-in regimes
		if err := b.loadRegimes(folder); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (b *Book) loadCalendars(folder fs.FS) error {
	seen := map[string]string{}
	return eachFile(folder, "calendars", func(name string, data []byte) error {
		c, err := readCalendar(name, data)
		if err != nil {
			return err
		}
		if other, ok := seen[c.ID]; ok {
			return fmt.Errorf("%s:1: calendar %q is in %s already", name, c.ID, other)
		}
		seen[c.ID], b.calendars[c.ID] = name, c
		return nil
	})
}

func (b *Book) loadRegimes(folder fs.FS) error {
	seen := map[string]string{}
	return eachFile(folder, "regimes", func(name string, data []byte) error {
		r, f, err := readRegime(name, data)
		if err != nil {
			return err
		}
		if other, ok := seen[r.ID]; ok {
			return fmt.Errorf("%s:1: regime %q is in %s already", name, r.ID, other)
		}
		if r.calendar = b.calendars[r.CalendarID]; r.calendar == nil {
			return f.fault("$.calendar", "there is no calendar %q, only %s", r.CalendarID, strings.Join(sorted(b.calendars), ", "))
		}
		if r.ZoneName == "" || r.ZoneName == "Local" {
			return f.fault("$.zone", "want the name of a zone, as in Europe/Amsterdam")
		}
		if r.zone, err = time.LoadLocation(r.ZoneName); err != nil {
			return f.fault("$.zone", "%w", err)
		}
		seen[r.ID], b.regimes[r.ID] = name, r
		return nil
	})
}

// eachFile calls read for every YAML file of a folder, in order of name. A folder
// that is not there has no files.
func eachFile(folder fs.FS, dir string, read func(name string, data []byte) error) error {
	entries, err := fs.ReadDir(folder, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if ext := path.Ext(e.Name()); e.IsDir() || ext != ".yaml" && ext != ".yml" {
			continue
		}
		name := path.Join(dir, e.Name())
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return err
		}
		if err := read(name, data); err != nil {
			return err
		}
	}
	return nil
}

// Regime returns the regime with that id, or an error that wraps ErrUnknownRegime
// and names those that there are.
func (b *Book) Regime(id string) (*Regime, error) {
	r, ok := b.regimes[id]
	if !ok {
		return nil, fmt.Errorf("%w: %.60q, want one of %s", ErrUnknownRegime, id, strings.Join(b.Regimes(), ", "))
	}
	return r, nil
}

// Regimes returns the ids of all regimes, sorted.
func (b *Book) Regimes() []string { return sorted(b.regimes) }

// Calendars returns the ids of all calendars, sorted.
func (b *Book) Calendars() []string { return sorted(b.calendars) }

// Calendar returns the calendar with that id; ok is false when there is none.
func (b *Book) Calendar(id string) (c *Calendar, ok bool) {
	c, ok = b.calendars[id]
	return c, ok
}

func sorted[V any](m map[string]V) []string {
	ids := make([]string, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

var (
	idPattern   = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	namePattern = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
)

// index returns the path of the i-th value of a list.
func index(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }
