package assist_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app"
	"github.com/gehoor/gehoor/bot/app/config"
	"github.com/gehoor/gehoor/bot/assist/internal/aimock"
)

// line is what a model is to answer, in the endpoint's form.
func line(facts, ack, quote string) string {
	return fmt.Sprintf(`{"facts":[%s],"flags":[],"acknowledgement":{"id":%q,"quote":%q},"sentence":""}`, facts, ack, quote)
}

// whole is the program's own talk with an endpoint behind it.
type whole struct {
	*app.Talk
	t  *testing.T
	id bot.ID
	n  int
}

func begin(t *testing.T, url string, change func(*config.Settings)) *whole {
	t.Helper()
	s := config.Default()
	s.Data, s.LLMBaseURL, s.LLMModel, s.LLMTimeout = t.TempDir(), url, "test-model", 5*time.Second
	s.StoryPause = time.Minute
	if change != nil {
		change(&s)
	}
	talk, err := app.OpenTalk(t.Context(), s, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := talk.Close(t.Context()); err != nil && t.Context().Err() == nil {
			t.Error(err)
		}
	})
	r, err := talk.Open(t.Context(), bot.Open{Locale: "nl", Channel: "web"})
	if err != nil {
		t.Fatal(err)
	}
	return &whole{Talk: talk, t: t, id: r.Conversation}
}

func (w *whole) tell(cmd bot.Command) {
	w.t.Helper()
	if _, err := w.Tell(w.t.Context(), w.id, cmd); err != nil {
		w.t.Fatal(err)
	}
}

func (w *whole) say(text string) {
	w.t.Helper()
	w.n++
	w.tell(bot.Say{Key: fmt.Sprint("k", w.n), Text: text})
}

// await waits for an event for which holds is true.
func await[E bot.Event](w *whole, holds func(E) bool) E {
	w.t.Helper()
	changed, stop := w.Changed(w.id)
	defer stop()
	limit := time.After(5 * time.Minute) // for what never comes; a busy machine may be slow
	for {
		log, err := w.Load(w.t.Context(), w.id, 0)
		if err != nil {
			w.t.Fatal(err)
		}
		for _, c := range log {
			for _, e := range c.Events {
				if e, ok := e.(E); ok && holds(e) {
					return e
				}
			}
		}
		select {
		case <-changed:
		case <-limit:
			var none E
			w.t.Fatalf("no such %T in %+v", none, log)
		}
	}
}

func whatever[E bot.Event](E) bool { return true }

// TestAStoryIsUnderstoodByTheModelInTime goes all the way: socket side in,
// rules, endpoint, command, next question.
func TestAStoryIsUnderstoodByTheModelInTime(t *testing.T) {
	story := "Mijn nieuwe jas is na een keer wandelen al vaalgrijs. Er werd mij bezworen dat zoiets bij dit merk nooit voorkomt."
	s := aimock.Start(t, aimock.Says("vaalgrijs", line(
		`{"slot":"expectation","choice":"","quote":"Er werd mij bezworen dat zoiets bij dit merk nooit voorkomt","confidence":0.9}`,
		"promise", "na een keer wandelen al vaalgrijs")))
	w := begin(t, s.URL, nil)
	w.say(story)
	c := await(w, whatever[bot.Considered])
	if c.Fate != bot.FateUsed || c.Run.Model != "test-model" || c.Run.Version != "test-model" || len(c.Run.Prompt) != 12 || c.Run.Tokens == 0 {
		t.Errorf("recorded %+v", c)
	}
	w.tell(bot.Choose{Key: "done", Choice: "done"})
	said := await(w, func(e bot.Said) bool {
		return e.By.Role == bot.Bot && len(e.Keys) > 0 && strings.HasPrefix(e.Keys[0], "heard.")
	})
	if said.Keys[0] != "heard.promise" || said.Asks == "expectation" {
		t.Errorf("says %q, asks %q, keys %v", said.Text, said.Asks, said.Keys)
	}
}

// TestNoPersonalDataEverLeaves tells a story full of it, through every door by
// which words reach a model, and looks at what the endpoint got.
func TestNoPersonalDataEverLeaves(t *testing.T) {
	secrets := []string{
		"NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "111222333", "4111111111111111", "4111 1111 1111 1111", "06-12345678", "0612345678",
		"+31612345678", "k.vandijk@voorbeeld.nl", "Keizersgracht 123", "1015 CJ", "1015CJ", "Katinka", "van Dijk", "hunter2geheim", "123456782",
	}
	s := aimock.Start(t,
		aimock.Says(`"consider"`, line("", "waiting", "")),
		aimock.Says("samenvatting", `{"lines":[]}`),
		aimock.Says("", `{"lines":[{"topic":"happened","quote":"Mijn pakket is nooit aangekomen","message":3}]}`),
	)
	w := begin(t, s.URL, nil)
	for _, text := range []string{
		"Mijn pakket is nooit aangekomen. Ik heet Katinka van Dijk en woon op de Keizersgracht 123, 1015 CJ Amsterdam.",
		"Mijn rekening is NL91 ABNA 0417 1643 00, mijn BSN is 111222333 en mijn creditcard 4111 1111 1111 1111.",
		"Mijn nummer is 06-12345678 of +31612345678, mijn adres k.vandijk@voorbeeld.nl. Mijn wachtwoord is hunter2geheim.",
		"Die Katinka, dat ben ik dus, had een blauwe trui besteld en heeft nooit een pakket gekregen.",
	} {
		w.say(text)
	}
	last := uint64(0)
	if err := w.View(t.Context(), w.id, func(s *bot.State) { last = s.Last.Seq }); err != nil {
		t.Fatal(err)
	}
	await(w, func(e bot.Considered) bool { return e.About == last }) // and with it the whole story
	w.tell(bot.Choose{Key: "human", Choice: "human"})                // brings a summary
	await(w, whatever[bot.Drafted])

	sent := s.Journal()
	if len(sent) < 2 { // what is said while a request is under way goes together into the next
		t.Fatalf("%d requests", len(sent))
	}
	for _, r := range sent {
		all := strings.ToLower(r.Raw)
		for _, secret := range secrets {
			if strings.Contains(all, strings.ToLower(secret)) {
				t.Errorf("%q left in %s", secret, r.Input())
			}
		}
	}
	// Byte for byte: what the customer's first message became.
	var in struct {
		Messages []struct{ Text string } `json:"messages"`
	}
	if err := json.Unmarshal([]byte(sent[0].Input()), &in); err != nil {
		t.Fatal(err)
	}
	if got, want := in.Messages[0].Text, "Mijn pakket is nooit aangekomen. Ik heet [NAME_1] en woon op de [ADDRESS_1], [POSTCODE_1] Amsterdam."; got != want {
		t.Errorf("sent\n%s\nwant\n%s", got, want)
	}
}

// TestWhateverTheEndpointDoesTheCustomerIsAnswered holds the whole program to
// the same next words for every way of failing.
func TestWhateverTheEndpointDoesTheCustomerIsAnswered(t *testing.T) {
	fixtures := []aimock.Fixture{
		aimock.Fails("geval-500", 500), aimock.Fails("geval-429", 429), aimock.Fails("geval-200", 200),
		aimock.Says("geval-traag", line("", "waiting", ""), "chaos", map[string]any{"latencyMs": 5000}),
		aimock.Says("geval-wartaal", "{"), aimock.Says("geval-denkt", "<think>"),
		aimock.Says("geval-verbroken", "x", "chaos", map[string]any{"disconnectRate": 1}),
		aimock.Says("geval-liegt", line(`{"slot":"expectation","choice":"","quote":"dat ik mijn geld terugkrijg","confidence":1}`, "refund", "x")),
	}
	s := aimock.Start(t, fixtures...)
	for _, name := range []string{"geval-500", "geval-429", "geval-200", "geval-traag", "geval-wartaal", "geval-denkt", "geval-verbroken", "geval-liegt"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := begin(t, s.URL, func(c *config.Settings) { c.LLMTimeout = 700 * time.Millisecond })
			w.say("Mijn pakket is zoek, zaak " + name + ", en de bezorger heeft niet aangebeld.")
			w.tell(bot.Choose{Key: "done", Choice: "done"})
			said := await(w, func(e bot.Said) bool {
				return e.By.Role == bot.Bot && len(e.Keys) > 0 && strings.HasPrefix(e.Keys[0], "heard.")
			})
			if said.Keys[0] != "heard.sorry" || said.Asks != "expectation" {
				t.Errorf("says %q, asks %q", said.Text, said.Asks)
			}
		})
	}
}
