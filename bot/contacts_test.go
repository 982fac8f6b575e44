package bot_test

import (
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// Who signed with another name than they had given was known by the last one
// only, and the first one stood in what a model was shown.
func TestAnEarlierNameIsHiddenFromAModelToo(t *testing.T) {
	named := func(key, text, name string) bot.Say {
		return say(key, text, told("experience", text), bot.Act{Kind: bot.Provide, Slot: "contact", Conf: 0.95, Value: &bot.Value{Contact: &bot.Contact{Name: name}}, Quote: name})
	}
	last := say("3", "Op de doos stond FENNA, en Hoekstra kennen ze niet.", told("impact", "Op de doos stond FENNA"))
	s := given(t, named("1", "Ik ben Fenna Hoekstra en mijn pakket is kwijt", "Fenna Hoekstra"), named("2", "Groeten, Sam", "Sam"), last)
	b, ok := s.state.BriefFor(last.Reading, s.env.Topics)
	if !ok || len(b.Lines) != 3 {
		t.Fatalf("brief %+v, %v", b, ok)
	}
	for _, l := range b.Lines {
		if text := strings.ToLower(l.Text); strings.Contains(text, "fenna") || strings.Contains(text, "hoekstra") || strings.Contains(text, "sam") {
			t.Errorf("shows %q", l.Text)
		}
	}
}
