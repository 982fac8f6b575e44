// Package demo fills an empty store with invented complaints, so that desk and
// register can be looked at. Its stories are told through the same door as
// real ones, on a clock that goes back some weeks: what stands in the store
// afterwards is what the program itself decided.
package demo

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
)

//go:embed stories/*.yaml people.yaml
var files embed.FS

// Story is one conversation.
type Story struct {
	Name   string `yaml:"name"`
	Locale string `yaml:"-"` // from the name of the file
	// Began is how long ago, counted back from now.
	Began Moment `yaml:"began"`
	// Story are the customer's first messages, told one after another.
	Story []string `yaml:"story"`
	// Answers are what the customer says when the bot asks for that fact: the
	// id of a choice that is offered, or else words. What isn't here is skipped.
	Answers map[string]string `yaml:"answers"`
	// Until is the question at which the customer walks away, "" for none.
	Until string `yaml:"until"`
	// Later are the things that happen after the intake, as far as their time
	// has come.
	Later []Act `yaml:"later"`
}

// Moment is a length of time back from now, or on from the act before: whole
// days, to a time of day, or hours and minutes.
type Moment struct {
	Days    int    `yaml:"days"`
	At      string `yaml:"at"` // 09:12, on the organisation's clock
	Hours   int    `yaml:"hours"`
	Minutes int    `yaml:"minutes"`
}

// Act is something that happens after the intake: the customer says or chooses
// something, or somebody at the desk does.
type Act struct {
	Moment `yaml:",inline"`
	Say    string `yaml:"say"`
	Choose string `yaml:"choose"`

	By      string `yaml:"by"` // a person of people.yaml
	Do      string `yaml:"do"` // join, reply, note, leave, resolve, extend, close
	Text    string `yaml:"text"`
	To      string `yaml:"to"`
	Outcome string `yaml:"outcome"`
	Reason  string `yaml:"reason"`
	Weeks   int    `yaml:"weeks"` // by which extend moves the promised date
}

// Stories returns the built-in stories. A fault in them is found by the tests.
func Stories() ([]Story, error) {
	names, err := fs.Glob(files, "stories/*.yaml")
	if err != nil {
		return nil, err
	}
	var all []Story
	for _, name := range names {
		var some []Story
		if err := read(name, &some); err != nil {
			return nil, err
		}
		for i := range some {
			some[i].Locale = strings.TrimSuffix(path.Base(name), ".yaml")
		}
		all = append(all, some...)
	}
	return all, nil
}

// Person is somebody who works at the desk of the demo.
type Person struct {
	Key   string `yaml:"key"`
	Name  string `yaml:"name"`
	Email string `yaml:"email"`
	Role  string `yaml:"role"`
}

// People returns those who work at the desk of the demo.
func People() ([]Person, error) {
	var all []Person
	return all, read("people.yaml", &all)
}

// Password opens the desk of the demo to all of them. It is no secret: there is
// nothing real behind it.
const Password = "kijk maar rond"

func read(name string, into any) error {
	data, err := files.ReadFile(name)
	if err != nil {
		return err
	}
	if err := yaml.UnmarshalWithOptions(data, into, yaml.Strict()); err != nil {
		return fmt.Errorf("demo: %s: %w", name, err)
	}
	return nil
}

// before returns the moment that lies m before now.
func (m Moment) before(now time.Time, zone *time.Location) time.Time {
	return m.shift(now, zone, -1)
}

// after returns the moment that comes m after then.
func (m Moment) after(then time.Time, zone *time.Location) time.Time {
	return m.shift(then, zone, 1)
}

func (m Moment) shift(t time.Time, zone *time.Location, sign int) time.Time {
	if m.At != "" {
		clock, err := time.Parse("15:04", m.At)
		if err == nil { // the tests hold all of them good
			y, mon, d := t.In(zone).Date()
			t = time.Date(y, mon, d+sign*m.Days, clock.Hour(), clock.Minute(), 7*m.Days%60, 0, zone)
		}
	} else {
		t = t.AddDate(0, 0, sign*m.Days)
	}
	return t.Add(time.Duration(sign) * (time.Duration(m.Hours)*time.Hour + time.Duration(m.Minutes)*time.Minute)).UTC()
}
