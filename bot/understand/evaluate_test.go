package understand_test

import (
	"os"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
	"github.com/gehoor/gehoor/dialogs"
	"github.com/gehoor/gehoor/locales"
)

func complaintTopics(t testing.TB) bot.Topics {
	t.Helper()
	words, err := locales.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	d, ok := dialogs.Builtin().Dialog("complaint")
	if !ok {
		t.Fatal("no dialog named complaint")
	}
	return bot.NewTopics(d, words)
}

func evaluate(t *testing.T, file string) *understand.Report {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	samples, err := understand.LoadSamples(f)
	if err != nil {
		t.Fatal(err)
	}
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	report, err := understand.Evaluate(t.Context(), understand.New(), complaintTopics(t), zone, samples)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestFrozen(t *testing.T) {
	for _, l := range []string{"nl", "en"} {
		t.Logf("%s\n%s", l, evaluate(t, "testdata/frozen/utterances."+l+".jsonl"))
	}
}
