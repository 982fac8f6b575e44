package bot_test

import (
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// Who had read it on the website and heard it from an employee said so, and
// the summary and the register had neither.
func TestSeveralSourcesOfAnExpectationAreKept(t *testing.T) {
	s := given(t, say("1", "Mijn pakket is er niet", told("experience", "Mijn pakket is er niet")), done)
	s.when(say("2", "Dat het dinsdag kwam, zeiden de website en een medewerker", told("expectation", "Dat het dinsdag kwam"), bot.Act{
		Kind: bot.Provide, Slot: "expectation_source", Conf: 0.95, Value: &bot.Value{Choices: []string{"website", "colleague"}},
	})).ok()
	r := s.state.Record()
	if r.ExpectationSource != "website" || strings.Join(r.ExpectationSources, " ") != "website colleague" {
		t.Errorf("the register has %q, all %q", r.ExpectationSource, r.ExpectationSources)
	}
	for s.state.Asks != bot.AsksConfirm && s.state.Asks != "" {
		s.when(bot.Choose{Key: "s" + s.state.Asks, Choice: "skip"}).ok()
	}
	if text := s.says().Text; !strings.Contains(text, "de website of app, een medewerker") {
		t.Errorf("the summary says %q", text)
	}
}
