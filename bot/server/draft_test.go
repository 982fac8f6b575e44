package server

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/desk"
	"github.com/gehoor/gehoor/bot/server/pages"
)

// machine writes drafts, or fails.
type machine struct {
	talks Conversations
	err   error
	wrote string
	keys  []string
}

func (m *machine) Draft(ctx context.Context, id bot.ID, by bot.Person, key string, want bot.Want) error {
	m.keys = append(m.keys, key)
	if m.err != nil {
		return m.err
	}
	d := bot.Draft{Key: key, By: &by}
	run := bot.ModelRun{Model: "<b>test-model</b>", Prompt: "abc"}
	if want == bot.WantReply {
		d.Suggestion = &bot.Suggestion{Run: run, Text: m.wrote, Warnings: []string{"digits", "promise"}}
	} else {
		d.Extract = &bot.Extract{Run: run, Lines: []bot.Citation{{Topic: "happened", Quote: m.wrote, Seq: 3}}}
	}
	_, err := m.talks.Tell(ctx, id, d)
	return err
}

func withModel(t *testing.T) (*world, *machine) {
	t.Helper()
	m := &machine{wrote: `U krijgt <script>alert(1)</script> 50 euro.`}
	w := newWorld(t, func(o *Options) {
		m.talks = o.Conversations
		s := o.Register.(*fragile)
		o.Desk = desk.New(desk.Options{Accounts: s.Store, Conversations: o.Conversations, Summaries: s, Zone: o.Zone, Cost: cheap, Drafts: m})
	})
	return w, m
}

func TestWithoutAModelThereIsNothingToAsk(t *testing.T) {
	w := newWorld(t, nil)
	id := string(w.waits("Mijn pakket is zoek"))
	b := w.login(w.person("Anna", bot.RoleAgent))
	p := b.get("/desk/c/" + id)
	if strings.Contains(p.body, "/draft") || strings.Contains(p.body, w.text("desk.draft.title")) {
		t.Error("the page offers drafts")
	}
	if r := b.post("/desk/c/"+id+"/draft", p.form("to", "summary")); r.status != http.StatusNotFound {
		t.Errorf("status %d", r.status)
	}
}

func TestAnAgentAsksForDrafts(t *testing.T) {
	w, m := withModel(t)
	id := string(w.waits("Mijn pakket is zoek"))
	at := "/desk/c/" + id
	b := w.login(w.person("Anna", bot.RoleAgent))
	b.post(at+"/join", b.get(at).form())

	b.post(at+"/draft", b.get(at).form("to", "summary"))
	form := b.get(at).form("to", "reply")
	b.post(at+"/draft", form)
	b.post(at+"/draft", form) // a double click
	if len(m.keys) != 3 || m.keys[1] != m.keys[2] {
		t.Fatalf("asked with %q", m.keys)
	}
	for _, lang := range pages.Locales {
		p := b.get(at + "?lang=" + lang)
		for _, key := range []string{"desk.draft.what", "desk.draft.summary.title", "desk.draft.reply.title", "desk.draft.warn.digits", "desk.draft.warn.promise", "desk.draft.use"} {
			if !strings.Contains(p.body, w.words.Text(lang, key, nil)) {
				t.Errorf("%s: the page doesn't say %s", lang, key)
			}
		}
		if strings.Contains(p.body, "<script>alert") || strings.Contains(p.body, "<b>test-model") {
			t.Error("what a model wrote is not escaped")
		}
	}
	b.get(at + "?lang=nl")

	log, err := w.runtime.Since(t.Context(), bot.ID(id), 0)
	w.must(err)
	seq, sent := uint64(0), 0
	for _, c := range log {
		for i, e := range c.Events {
			switch e := e.(type) {
			case bot.Drafted:
				if e.Want == bot.WantReply {
					seq = c.Seq + uint64(i)
				}
			case bot.Said:
				if strings.Contains(e.Text, "50 euro") {
					sent++
				}
			}
		}
	}
	if sent != 0 {
		t.Fatal("a draft was sent by itself")
	}
	p := b.get(fmt.Sprintf("%s?draft=%d&at=reply", at, seq))
	if !strings.Contains(p.body, `lang="nl">U krijgt &lt;script&gt;`) {
		t.Error("the draft is not in the reply")
	}
	if !strings.Contains(b.get(at+"?draft=1").body, `lang="nl"></textarea>`) {
		t.Error("something else than a draft was put into the reply")
	}
}

func TestADraftThatDoesNotComeIsSaidSo(t *testing.T) {
	w, m := withModel(t)
	id := string(w.waits("Mijn pakket is zoek"))
	b := w.login(w.person("Anna", bot.RoleAgent))
	for key, code := range map[string]bot.Code{desk.NoDraft: bot.Unavailable, desk.DraftsSpent: bot.TooFast} {
		m.err = bot.E(code, key, nil)
		p := b.post("/desk/c/"+id+"/draft", b.get("/desk/c/"+id).form("to", "summary"))
		if p.status != statusOf(code) || !strings.Contains(p.body, w.text(key)) {
			t.Errorf("%s: status %d", key, p.status)
		}
	}
	m.err = nil
	for name, to := range map[string]string{"something else": "poem", "a reply by who doesn't have it": "reply", "nothing": ""} {
		if p := b.post("/desk/c/"+id+"/draft", b.get("/desk/c/"+id).form("to", to)); p.status < 400 {
			t.Errorf("%s: status %d", name, p.status)
		}
	}
}
