package play_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/deadline"
	"github.com/gehoor/gehoor/bot/play"
	"github.com/gehoor/gehoor/bot/understand"
	"github.com/gehoor/gehoor/dialogs"
	"github.com/gehoor/gehoor/locales"
)

var update = flag.Bool("update", false, "write the golden transcripts anew; read them aloud before you commit them")

// TestGoldenTranscripts plays every story of testdata/golden and compares the
// whole conversation with the one that was read and found good. A story file
// has a line per deed: "> text" says, "[id]" picks a choice, ".. 10s" waits,
// "@join NAME", "@say NAME: text", "@leave NAME bot" and "@resolve NAME
// outcome: text" are an agent's. "= " begins what is expected of the deed
// before it (see unmet), so that no transcript written anew can hide a defect.
// "@organisation NAME" and "@regime ID" set the scene.
func TestGoldenTranscripts(t *testing.T) {
	stories, err := filepath.Glob("testdata/golden/*.story")
	if err != nil || len(stories) < 10 {
		t.Fatalf("found %d stories, %v", len(stories), err)
	}
	for _, file := range stories {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".story"), func(t *testing.T) {
			got := perform(t, file)
			golden := strings.TrimSuffix(file, ".story") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s: the conversation went otherwise; run with -update, read it aloud, then commit\n%s", file, diff(string(want), got))
			}
		})
	}
}

// perform plays one story and returns its transcript. What the story expects
// is held here, whatever the golden file says.
func perform(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	locale := "nl"
	if strings.HasPrefix(filepath.Base(file), "en-") {
		locale = "en"
	}
	table := newTable(t)
	lines := strings.Split(string(data), "\n")
	setScene(table, lines)
	c, err := table.Open(locale, time.Date(2026, 11, 16, 10, 0, 0, 0, table.Policy.Zone))
	if err != nil {
		t.Fatal(err)
	}
	referee := &play.Referee{Script: table.Script, Say: table.Speaker, Policy: table.Policy}
	watched := 0
	var b strings.Builder
	news := c.News()
	b.WriteString(play.Transcript(news))
	for n, line := range lines {
		switch {
		case strings.HasPrefix(line, "#"), strings.TrimSpace(line) == "", strings.HasPrefix(line, "@organisation "), strings.HasPrefix(line, "@regime "):
			continue
		case strings.HasPrefix(line, "= "):
			if wrong := unmet(line[2:], news, &c.State); wrong != "" {
				t.Errorf("%s:%d: expects %q: %s", file, n+1, line[2:], wrong)
			}
			continue
		}
		if err := deed(c, table, line); err != nil {
			fmt.Fprintf(&b, "   x %s: refused: %s\n", line, bot.CodeOf(err))
			if bot.CodeOf(err) == bot.Internal {
				t.Fatalf("%s:%d: %v", file, n+1, err)
			}
		}
		for _, commit := range c.Log[watched:] {
			for _, fault := range referee.Watch(commit) {
				t.Errorf("%s:%d: %s", file, n+1, fault)
			}
		}
		watched = len(c.Log)
		news = c.News()
		b.WriteString(play.Transcript(news))
	}
	return b.String()
}

func deed(c *play.Conversation, table *play.Table, line string) error {
	agent := func(name string) bot.Person { return bot.Person{Role: bot.Agent, Name: name, ID: "u-" + name} }
	switch {
	case strings.HasPrefix(line, "> "):
		return c.Say(strings.ReplaceAll(line[2:], `\n`, "\n"))
	case strings.HasPrefix(line, "["):
		return c.Choose(strings.Trim(line, "[]"))
	case strings.HasPrefix(line, ".. "):
		d, err := time.ParseDuration(line[3:])
		if err != nil {
			return err
		}
		return c.Wait(d)
	case line == "@closed":
		table.Policy.Hours = closed{}
		return nil
	}
	words := strings.SplitN(line, " ", 3)
	key := fmt.Sprint("agent-", c.State.Seq)
	switch words[0] {
	case "@join":
		return c.Tell(bot.Join{Key: key, By: agent(words[1])})
	case "@say":
		return c.Tell(bot.Reply{Key: key, By: agent(strings.TrimSuffix(words[1], ":")), Text: words[2]})
	case "@leave":
		return c.Tell(bot.Leave{Key: key, By: agent(words[1]), To: words[2]})
	case "@resolve":
		outcome, text, _ := strings.Cut(words[2], ": ")
		return c.Tell(bot.Resolve{Key: key, By: agent(words[1]), Outcome: outcome, Text: text})
	}
	return fmt.Errorf("no such deed: %q", line)
}

type open struct{}

func (open) Open(time.Time) bool         { return true }
func (open) Next(at time.Time) time.Time { return at }

type closed struct{}

func (closed) Open(time.Time) bool { return false }
func (closed) Next(at time.Time) time.Time {
	return time.Date(2026, 11, 17, 8, 0, 0, 0, time.UTC)
}

func newTable(t testing.TB) *play.Table {
	t.Helper()
	words, err := locales.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	script, _ := dialogs.Builtin().Dialog("complaint")
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	return &play.Table{Understander: understand.New(), Script: script, Speaker: words, Policy: &bot.Policy{
		Organisation: "Webwinkel De Linde", Zone: zone, Book: deadline.Default(), Regime: "own-sla", Hours: open{},
		StoryPause: 8 * time.Second, HumanWait: 5 * time.Minute, Abandon: 24 * time.Hour,
		Numbers:  map[string]string{"emergency": "112", "suicide": "113", "suicide_site": "113.nl", "gas": "0800-9009"},
		Outcomes: []string{"upheld", "partly_upheld", "not_upheld", "informal_resolution"},
		Files:    bot.FileLimits{Count: 10, Size: 10 << 20, Together: 25 << 20},
	}}
}

// diff shows the first lines in which two transcripts differ.
func diff(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := 0; i < len(w) && i < len(g); i++ {
		if w[i] != g[i] {
			return fmt.Sprintf("line %d\nwant %s\ngot  %s", i+1, strings.Join(w[i:min(i+4, len(w))], "\n     "), strings.Join(g[i:min(i+4, len(g))], "\n     "))
		}
	}
	return fmt.Sprintf("want %d lines, got %d", len(w), len(g))
}
