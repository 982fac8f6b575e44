package play_test

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/play"
)

// answers are what a customer of few words says to each question.
var answers = map[string]map[string]string{
	"nl": {
		"expectation": "Dat het gewoon goed zou gaan", "expectation_source": "ervaring", "happened_on": "vorige week maandag",
		"process": "de klantenservice", "customer_reference": "nee", "impact": "Het kostte me een hele dag", "remedy": "Een excuus",
		"complainant": "ja", "confirm": "ja", "contact": "Jan de Vries, jan@voorbeeld.nl", "experience": "nee",
	},
	"en": {
		"expectation": "That it would simply go well", "expectation_source": "experience", "happened_on": "Monday last week",
		"process": "customer service", "customer_reference": "no", "impact": "It cost me a whole day", "remedy": "An apology",
		"complainant": "yes", "confirm": "yes", "contact": "Sam Baker, sam@example.com", "experience": "no",
	},
}

// tells is what an ordinary customer says besides, in the same message.
var tells = map[string]string{
	"nl": " Ik had verwacht dat het gewoon goed zou gaan, want dat stond op de website. Ik wil graag een excuus.",
	"en": " I had expected it to go well, because your website said so. I would like an apology.",
}

// TestTurnsOfAWholeComplaint goes through the whole intake with the opening of
// every dialogue that stays with the bot, and holds how many turns that takes
// until the reference is there (C38): for an ordinary customer, who also tells
// what was expected and what would help, and for one of few words, who only
// answers. Both may only fall.
func TestTurnsOfAWholeComplaint(t *testing.T) {
	for _, tc := range []struct {
		name, locale, more string
		most               int
	}{
		{"nl ordinary", "nl", tells["nl"], 6},
		{"en ordinary", "en", tells["en"], 6},
		{"nl few words", "nl", "", 7},
		{"en few words", "en", "", 7},
	} {
		t.Run(tc.name, func(t *testing.T) {
			files, err := filepath.Glob("testdata/dialogues/" + tc.locale + "-*.yaml")
			if err != nil {
				t.Fatal(err)
			}
			table := newTable(t)
			var turns []int
			for _, file := range files {
				if n := turnsOf(t, table, file, tc.more); n > 0 {
					turns = append(turns, n)
				}
			}
			if len(turns) < 30 {
				t.Fatalf("only %d dialogues are whole complaints", len(turns))
			}
			slices.Sort(turns)
			median := turns[len(turns)/2]
			t.Logf("%d turns at the median of %d whole complaints", median, len(turns))
			if median > tc.most {
				t.Errorf("a whole complaint takes %d turns at the median, %d were enough", median, tc.most)
			}
		})
	}
}

// turnsOf is how many turns the customer needs, 0 where a human is called in.
func turnsOf(t *testing.T, table *play.Table, file, more string) int {
	t.Helper()
	story := dialogue(t, file)
	c, err := table.Open(story.Locale, story.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Say(story.Turns[0].Says + more); err != nil {
		t.Fatal(err)
	}
	if c.State.Phase == bot.Listening {
		if err := c.Choose("done"); err != nil {
			t.Fatal(err)
		}
	}
	for c.State.Complaint == nil && c.State.Messages < 25 {
		words := answers[story.Locale][c.State.Asks]
		if words == "" {
			return 0
		}
		if err := c.Say(words); err != nil {
			t.Fatal(err)
		}
	}
	if c.State.Complaint == nil || !c.State.Complaint.Confirmed {
		return 0
	}
	return c.State.Messages
}
