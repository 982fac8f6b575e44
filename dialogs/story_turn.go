package dialogs

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"
)

// maxWait is the longest a story may wait at once.
const maxWait = 400 * 24 * time.Hour

// reasons are why a human may be called in.
var reasons = []string{"request", "triage", "unclear", "policy"}

func (b *storyBuilder) turn(n ast.Node) (t Turn) {
	in, ok := b.fields(n, "a turn", "says", "chooses", "waits", "bot")
	if !ok {
		return t
	}
	t.Line, _ = position(n)
	done := 0
	for _, key := range []string{"says", "chooses", "waits"} {
		if in[key] != nil {
			done++
		}
	}
	if done != 1 {
		b.at(n, "a turn has one of says, chooses and waits")
	}
	t.Says, _ = b.text(in["says"], "says")
	t.Chooses, _ = b.text(in["chooses"], "chooses")
	if in["waits"] != nil {
		t.Waits = b.wait(in["waits"])
	}
	t.Expect = b.expect(in["bot"])
	return t
}

func (b *storyBuilder) wait(n ast.Node) time.Duration {
	s, ok := b.text(n, "waits")
	if !ok {
		return 0
	}
	d, err := time.ParseDuration(s)
	if days, isDays := strings.CutSuffix(s, "d"); isDays {
		var count int
		count, err = strconv.Atoi(days)
		d = time.Duration(min(count, 1000)) * 24 * time.Hour
	}
	if err != nil || d <= 0 || d > maxWait {
		b.at(n, "%q is not a time to wait: write 30s, 10m, 2h or 14d, at most 400d", s)
	}
	return d
}

func (b *storyBuilder) expect(n ast.Node) (e Expect) {
	if n == nil {
		return e
	}
	in, ok := b.fields(n, "what is expected of the bot", "silent", "asks", "contains", "lacks", "offers", "escalated")
	if !ok {
		return e
	}
	e.Line, _ = position(n)
	e.Silent = b.truth(in["silent"], "silent", false)
	e.Asks, _ = b.text(in["asks"], "asks")
	e.Contains = b.words(in["contains"], "contains")
	e.Lacks = b.words(in["lacks"], "lacks")
	e.Offers = b.words(in["offers"], "offers")
	e.Escalated = b.reason(in["escalated"], reasons)
	if e.Silent && (e.Asks != "" || e.Contains != nil || e.Offers != nil) {
		b.at(in["silent"], "a bot that is silent asks, says and offers nothing")
	}
	return e
}

// words reads a list of texts, or a single one.
func (b *storyBuilder) words(n ast.Node, what string) []string {
	if n == nil {
		return nil
	}
	items := []ast.Node{n}
	if _, ok := n.(*ast.SequenceNode); ok {
		items = b.list(n, what)
	}
	var words []string
	for _, item := range items {
		if s, ok := b.text(item, what); ok {
			words = append(words, s)
		}
	}
	return words
}

func (b *storyBuilder) reason(n ast.Node, may []string) string {
	s, ok := b.text(n, "escalated")
	if ok && !slices.Contains(may, s) {
		b.at(n, "%q is no reason to call in a human%s; there are %s", s, meant(s, may), list(may))
	}
	return s
}

func (b *storyBuilder) end(n ast.Node) {
	in, ok := b.fields(n, "the end", "facts", "declined", "unknown", "registered", "due", "escalated")
	if !ok {
		return
	}
	end := &b.story.End
	end.Declined = b.words(in["declined"], "declined")
	end.Unknown = b.words(in["unknown"], "unknown")
	end.Escalated = b.reason(in["escalated"], append([]string{Nothing}, reasons...))
	if in["registered"] != nil {
		yes := b.truth(in["registered"], "registered", false)
		end.Registered = &yes
	}
	if due, ok := b.text(in["due"], "due"); ok {
		if _, err := time.Parse(time.DateOnly, due); err != nil {
			b.at(in["due"], "%q is not a date: write it as 2026-04-14", due)
		}
		end.Due = due
	}
	if in["facts"] == nil {
		return
	}
	pairs, _ := b.pairs(in["facts"], "facts")
	seen := map[string]bool{}
	for _, p := range pairs {
		fact, ok := b.text(p.Key, "the fact")
		if !ok {
			continue
		}
		if seen[fact] {
			b.at(p.Key, "%q comes twice", fact)
		}
		seen[fact] = true
		if p.Value == nil || p.Value.Type() == ast.NullType {
			b.at(p.Key, "%q has no value: fill it in, or name it under declined or unknown", fact)
			continue
		}
		value, _ := b.text(p.Value, "the value of a fact")
		line, _ := position(p.Key)
		end.Facts = append(end.Facts, Want{Fact: fact, Value: value, Line: line})
	}
}
