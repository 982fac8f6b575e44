package understand_test

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

type moodSample struct {
	locale string
	want   bot.Sentiment
	text   string
}

func moodSamples(t *testing.T) (all []moodSample) {
	t.Helper()
	data, err := os.ReadFile("testdata/mood.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		cols := strings.SplitN(strings.TrimSpace(line), "|", 4)
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(cols) != 4 {
			t.Fatalf("no sample: %q", line)
		}
		anger, errA := strconv.Atoi(cols[1])
		distress, errD := strconv.Atoi(cols[2])
		if errA != nil || errD != nil {
			t.Fatalf("no levels: %q", line)
		}
		all = append(all, moodSample{cols[0], bot.Sentiment{Anger: anger, Distress: distress}, cols[3]})
	}
	return all
}

// The mood chooses words and routes; a level too much or too little does
// little harm, two do: an indifferent answer to grief, or soothing somebody who
// is calm.
func TestMood(t *testing.T) {
	topics := complaintTopics(t)
	rules := understand.New()
	exact, total := map[string]int{}, map[string]int{}
	for _, s := range moodSamples(t) {
		r, err := rules.Read(t.Context(), bot.Input{Text: s.text, Now: time.Unix(1.8e9, 0), Zone: time.UTC, Locale: s.locale, Dialog: topics})
		if err != nil {
			t.Fatal(err)
		}
		total[s.locale]++
		if r.Sentiment == s.want {
			exact[s.locale]++
		}
		if far(r.Sentiment.Anger, s.want.Anger) || far(r.Sentiment.Distress, s.want.Distress) {
			t.Errorf("%q: %+v, want %+v", s.text, r.Sentiment, s.want)
		}
	}
	for _, locale := range []string{"nl", "en"} {
		if total[locale] < 60 || float64(exact[locale]) < 0.9*float64(total[locale]) {
			t.Errorf("%s: %d of %d exactly so", locale, exact[locale], total[locale])
		}
	}
}

func far(got, want int) bool { return max(got-want, want-got) > 1 || want == 0 && got > 1 }
