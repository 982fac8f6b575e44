package demo_test

import (
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot/app/demo"
)

func TestStoriesAreWhole(t *testing.T) {
	stories, err := demo.Stories()
	if err != nil {
		t.Fatal(err)
	}
	people, err := demo.People()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, p := range people {
		known[p.Key] = p.Name != "" && p.Email != "" && p.Role != ""
	}
	names, locales := map[string]bool{}, map[string]int{}
	for _, s := range stories {
		if s.Name == "" || names[s.Locale+s.Name] {
			t.Errorf("%s: a story without a name of its own", s.Name)
		}
		names[s.Locale+s.Name] = true
		locales[s.Locale]++
		clock(t, s.Name, s.Began)
		for _, a := range s.Later {
			clock(t, s.Name, a.Moment)
			if a.By != "" && !known[a.By] {
				t.Errorf("%s: nobody is called %q", s.Name, a.By)
			}
			if (a.By == "") == (a.Say == "" && a.Choose == "") {
				t.Errorf("%s: an act of nobody, or of two: %+v", s.Name, a)
			}
		}
	}
	if locales["nl"] < 30 || locales["en"] < 25 || len(locales) != 2 {
		t.Errorf("stories by language: %v", locales)
	}
}

func clock(t *testing.T, name string, m demo.Moment) {
	t.Helper()
	if m.At != "" {
		if _, err := time.Parse("15:04", m.At); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
