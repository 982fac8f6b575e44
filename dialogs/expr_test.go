package dialogs

import (
	"slices"
	"strings"
	"testing"
)

// talk is a conversation for tests: "process=delivery contact=? remedy" knows
// that process is delivery, that contact was declined, and that remedy has a
// value that equals nothing.
type talk map[string]string

func conversation(s string) talk {
	c := talk{}
	for _, f := range strings.Fields(s) {
		id, value, _ := strings.Cut(f, "=")
		c[id] = value
	}
	return c
}

func (c talk) Known(fact string) bool    { _, ok := c[fact]; return ok }
func (c talk) Declined(fact string) bool { return c[fact] == "?" }
func (c talk) Is(fact string) string     { return strings.TrimPrefix(c[fact], "?") }

func TestConditionsHold(t *testing.T) {
	tests := []struct {
		when  string
		given string
		then  bool
	}{
		{"known(process)", "", false},
		{"known(process)", "process=delivery", true},
		{"known(process)", "process=?", true},
		{"declined(process)", "process=?", true},
		{"declined(process)", "process=delivery", false},
		{"declined(process)", "", false},
		{"process == delivery", "process=delivery", true},
		{"process == delivery", "process=invoice", false},
		{"process == delivery", "process=?", false},
		{`process == "delivery"`, "process=delivery", true},
		{"process == 'delivery'", "process=delivery", true},
		{"process != delivery", "process=delivery", false},
		{"process != delivery", "process=invoice", true},
		{"process != delivery", "", true},
		{"process != delivery", "process=?", true},
		{"process in [delivery, invoice]", "process=invoice", true},
		{"process in [delivery, invoice]", "process=other", false},
		{"process in [delivery]", "", false},
		{"not process in [delivery]", "", true},
		{"known(a) and known(b)", "a b", true},
		{"known(a) and known(b)", "a", false},
		{"known(a) or known(b)", "b", true},
		{"known(a) or known(b)", "", false},
		{"not known(a)", "", true},
		{"not not known(a)", "a", true},
		// and binds stronger than or, not stronger than both
		{"known(a) or known(b) and known(c)", "a", true},
		{"(known(a) or known(b)) and known(c)", "a", false},
		{"known(c) and known(a) or known(b)", "b", true},
		{"not known(a) and known(b)", "b", true},
		{"not (known(a) and known(b))", "b", true},
		{"not known(a) or known(b)", "a b", true},
		{"known(a) and known(b) and known(c)", "a b", false},
		{"known(a) or known(b) or known(c)", "c", true},
	}
	for _, tt := range tests {
		e, err := parseExpr(tt.when)
		if err != nil {
			t.Errorf("%s: %v", tt.when, err)
			continue
		}
		if got := e.Holds(conversation(tt.given)); got != tt.then {
			t.Errorf("given %q, %s = %v", tt.given, tt.when, got)
		}
	}
}

func TestConditionsAreWrittenSoThatTheyReadBackTheSame(t *testing.T) {
	tests := []struct{ in, out string }{
		{"known( a )", "known(a)"},
		{"a=='b'", "a == b"},
		{`a == "two words"`, `a == "two words"`},
		{`a == 'say "so"'`, `a == 'say "so"'`},
		{`a == "and"`, `a == "and"`},
		{`a == ""`, `a == ""`},
		{"a in[b,c]", "a in [b, c]"},
		{"((known(a)))", "known(a)"},
		{"known(a) and (known(b) or known(c))", "known(a) and (known(b) or known(c))"},
		{"(known(a) and known(b)) or known(c)", "known(a) and known(b) or known(c)"},
		{"(known(a) and known(b)) and known(c)", "(known(a) and known(b)) and known(c)"},
		{"not(known(a)or known(b))", "not (known(a) or known(b))"},
		{"not not a != b", "not not a != b"},
	}
	for _, tt := range tests {
		e, err := parseExpr(tt.in)
		if err != nil {
			t.Errorf("%s: %v", tt.in, err)
			continue
		}
		if got := e.String(); got != tt.out {
			t.Errorf("%s is written %s, not %s", tt.in, got, tt.out)
		}
	}
}

func TestConditionsTellWhichFactsTheyAskAbout(t *testing.T) {
	e, err := parseExpr("b == x or (known(a) and not declined(b)) or c in [x, y]")
	if err != nil {
		t.Fatal(err)
	}
	if got := e.Facts(); !slices.Equal(got, []string{"b", "a", "c"}) {
		t.Errorf("Facts() = %v", got)
	}
}

func TestWrongConditionsAreToldWhere(t *testing.T) {
	tests := []struct {
		when string
		at   int
		says string
	}{
		{"", 0, "is empty"},
		{"  ", 0, "is empty"},
		{"known(a", 7, ") must follow the fact"},
		{"known a", 6, "( must follow known"},
		{"known()", 6, "the id of a fact is missing"},
		{"known(and)", 6, "the id of a fact is missing"},
		{"a", 1, "write known(a)"},
		{"a == ", 5, "a value is missing before the end"},
		{"a == not", 5, "a value is missing"},
		{"a = b", 2, `write "==" instead of "="`},
		{"a == b && c == d", 7, `write "and" instead of "&"`},
		{"a == b || c == d", 7, `write "or" instead of "|"`},
		{"!known(a)", 0, `write "not" instead of "!"`},
		{"a <> b", 2, `write "!=" instead of "<>"`},
		{"a == b c", 7, `"c" is too much here`},
		{"a == b and", 10, "the id of a fact is missing before the end"},
		{"(a == b", 7, ") must follow"},
		{"a == b)", 6, `")" is too much here`},
		{"a in b", 5, "[ must follow in"},
		{"a in []", 6, "a value is missing"},
		{"a in [b c]", 8, "] must follow the list"},
		{`a == "b`, 5, "the quote is not closed"},
		{`"a" == b`, 0, "the id of a fact is missing"},
		{"a == ü", 5, `'ü' has no meaning`},
		{"a > 3", 2, `'>' has no meaning`},
		{strings.Repeat("(", 30) + "known(a)" + strings.Repeat(")", 30), 20, "nested more than 20 deep"},
		{strings.Repeat("not ", 30) + "known(a)", 80, "nested more than 20 deep"},
		{strings.Repeat("known(a) and ", 100) + "known(a)", 0, "longer than 1000 characters"},
	}
	for _, tt := range tests {
		e, err := parseExpr(tt.when)
		if err == nil {
			t.Errorf("%q was taken as %v", tt.when, e)
			continue
		}
		if err.at != tt.at || !strings.Contains(err.msg, tt.says) {
			t.Errorf("%q: at %d: %s; wanted at %d: …%s…", tt.when, err.at, err.msg, tt.at, tt.says)
		}
	}
}

func FuzzCondition(f *testing.F) {
	for _, s := range []string{
		"known(a)", "not declined(b) and x == \"id\"", "x in [a, b] or (y != 'c')", "((", "a = b", "not not not x == y",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e, err := parseExpr(s)
		if err != nil {
			if err.at < 0 || err.at > len(s) || err.msg == "" {
				t.Fatalf("%q: error at %d: %q", s, err.at, err.msg)
			}
			return
		}
		written := e.String()
		again, err := parseExpr(written)
		if err != nil {
			t.Fatalf("%q was written as %q, which is wrong: %v", s, written, err.msg)
		}
		if again.String() != written {
			t.Fatalf("%q, then %q", written, again.String())
		}
		// The two hold in the same conversations.
		for _, given := range []string{"", "a b=? x=id y=c", "a=? x=? y", "x=a y=b"} {
			if c := conversation(given); e.Holds(c) != again.Holds(c) {
				t.Fatalf("%q and %q differ given %q", s, written, given)
			}
		}
	})
}
