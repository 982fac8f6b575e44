package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/app/cli"
)

func TestWrongUsageEndsWithTwoAndSaysWhatWasMeant(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	for _, c := range []struct {
		args string
		says string
	}{
		{"deadlin", `did you mean "deadline"?`},
		{"user ad", `did you mean "user add"?`},
		{"user", "user list"},
		{"--adr :1", `did you mean "--addr"?`},
		{"serve extra", `"extra"`},
		{"serve --log-level loud", "debug, info, warn, error"},
		{"serve --clock 2026-03-03", "--demo"},
		{"deadline --regime nl-awb", "--received"},
		{"deadline --regime nl-abw --received 2026-03-03", "nl-awb"},
		{"deadline --regime nl-awb --received 2026-02-30", "2026-02-30"},
		{"deadline --regime nl-awb --received 2026-03-03 --locale de", "nl"},
		{"read --asked remdy", `did you mean "remedy"?`},
		{"read --model", "llm_base_url"},
		{"model maybe", "shadow"},
		{"serve --llm-base-url http://localhost/v1", "llm_model"},
		{"serve --llm-timeout 1m", "6s"},
		{"serve --llm-temperature hot", "llm_temperature"},
		{"erase --why x", "--reference"},
		{"erase --reference K26-1 --why x --data " + data, "mistyped"},
		{"erase --conversation x", "--why"},
		{"user add --data " + data, "--email"},
		{"user add --email a@b.nl --name A --role boss --data " + data, "supervisor"},
		{"user password --email a@b.nl --data " + data, "standard input"},
		{"token create --data " + data, "--name"},
		{"export --format xml --data " + data, "jsonl"},
		{"export --from yesterday --data " + data, "--from"},
		{"export --from 2026-03-02 --to 2026-03-01 --data " + data, "comes after"},
		{"dialogs check /nowhere", "/nowhere"},
		{"dialogs try", "arg"},
	} {
		t.Run(c.args, func(t *testing.T) {
			t.Parallel()
			code, out, errs := run(t, "", strings.Fields(c.args)...)
			if code != cli.Misuse || out != "" || !strings.Contains(errs, c.says) {
				t.Errorf("exit %d, output %q, errors %q, want 2 and %q", code, out, errs, c.says)
			}
		})
	}
}

func TestEveryCommandHasHelp(t *testing.T) {
	t.Parallel()
	for _, args := range []string{
		"", "serve", "chat", "read", "deadline", "dialogs", "dialogs check", "dialogs draw", "dialogs try", "user", "user add",
		"user list", "user password", "user disable", "token", "token create", "token list", "token revoke", "export", "import",
		"erase", "verify", "rebuild", "load", "health", "config", "version",
	} {
		if out := must(t, "", append(strings.Fields(args), "--help")...); !strings.Contains(out, "Usage:") {
			t.Errorf("gehoor %s --help: %s", args, out)
		}
	}
}

func TestDeadlinePrintsTheContract(t *testing.T) {
	t.Parallel()
	var got map[string]any
	if err := json.Unmarshal([]byte(must(t, "", "deadline", "--regime", "nl-awb", "--received", "2026-03-28", "--locale", "en", "--json")), &got); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]any{
		"regime": "nl-awb", "received_on": "2026-03-28", "promise_on": "2026-05-08", "statutory_last_on": "2026-05-11",
		"extended_last_on": "2026-06-08", "external_on": nil,
	} {
		if v, ok := got[key]; !ok || v != want {
			t.Errorf("%s is %v, want %v", key, v, want)
		}
	}
	steps, _ := got["reason"].([]any)
	if len(steps) < 5 {
		t.Fatalf("a reason of %d steps", len(steps))
	}
	if first, _ := steps[0].(map[string]any); !strings.Contains(first["text"].(string), "28 March 2026") {
		t.Errorf("the reason begins with %v", steps[0])
	}
	// Half past eleven in the evening in London is the next day in Amsterdam.
	out := must(t, "", "deadline", "--regime", "nl-awb", "--received", "2026-03-27T23:30:00Z")
	if !strings.Contains(out, "zaterdag 28 maart 2026") {
		t.Errorf("received on another day:\n%s", out)
	}
}

func TestReadPrintsOneReadingALine(t *testing.T) {
	t.Parallel()
	out := must(t, "gisteren\nIk wil een medewerker spreken\n", "read", "--asked", "happened_on", "--now", "2026-03-03T10:00:00+01:00")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines for two", len(lines))
	}
	for _, want := range []string{`"from":"2026-03-02"`, `"precision":"day"`, `"kind":"provide"`} {
		if !strings.Contains(lines[0], want) {
			t.Errorf("%s has no %s", lines[0], want)
		}
	}
	if !strings.Contains(lines[1], `"kind":"handoff"`) {
		t.Errorf("no handoff in %s", lines[1])
	}
}

// A line of a megabyte used to end the whole run, and with it every line after.
func TestReadGoesOnAfterALineThatIsTooLong(t *testing.T) {
	t.Parallel()
	out := must(t, strings.Repeat("x", 1<<21)+"\nik wil een medewerker spreken", "read", "--locale", "nl")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 2 || !strings.Contains(lines[1], `"handoff"`) {
		t.Errorf("%d readings, the last is %.200s", len(lines), lines[len(lines)-1])
	}
}

// What customers are shown when something is wrong is no help to who operates
// the program.
func TestADamagedStoreIsExplainedToTheOperator(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	if err := os.WriteFile(filepath.Join(data, "gehoor.db"), []byte(strings.Repeat("this is no database\n", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, errs := run(t, "", "verify", "--data", data)
	if code != cli.Failed || !strings.Contains(errs, "backup") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestReadCanBeMeasured(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "samples.jsonl")
	sample := `{"id":"a","locale":"nl","now":"2026-03-03T10:00:00Z","text":"Ik wil een medewerker spreken","lang":"nl","acts":[{"kind":"handoff"}]}`
	if err := os.WriteFile(file, []byte(sample+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := must(t, "", "read", "--eval", file, "--misses"); !strings.Contains(out, "1 samples") {
		t.Errorf("as a table: %s", out)
	}
	var got struct {
		Samples int
		Figures map[string]struct{ Recall float64 }
	}
	if err := json.Unmarshal([]byte(must(t, "", "read", "--eval", file, "--json")), &got); err != nil || got.Samples != 1 || len(got.Figures) == 0 {
		t.Errorf("as JSON: %v %+v", err, got)
	}
	out := must(t, "", "read", "--eval", file, "--eval", file)
	for _, line := range []string{"false dates", "calibration error", "samples per second", "gap"} {
		if !strings.Contains(out, line) {
			t.Errorf("of two files there is no %q:\n%s", line, out)
		}
	}
	var both struct {
		Files []struct{ Samples int }
		Gaps  map[string]struct{ Gap float64 }
	}
	if err := json.Unmarshal([]byte(must(t, "", "read", "--eval", file, "--eval", file, "--json")), &both); err != nil || len(both.Files) != 2 {
		t.Errorf("two files as JSON: %v %+v", err, both)
	}
	if g, ok := both.Gaps["handoff"]; !ok || g.Gap != 0 {
		t.Errorf("a file differs from itself: %+v", both.Gaps)
	}
}

func TestPeopleAndTokens(t *testing.T) {
	t.Parallel()
	data := []string{"--data", t.TempDir()}
	with := func(args ...string) []string { return append(args, data...) }
	must(t, "correct horse battery\n", with("user", "add", "--email", "Anna@Example.nl", "--name", "Anna", "--role", "admin", "--password-stdin")...)
	added := must(t, "", with("user", "add", "--email", "bert@example.nl", "--name", "Bert", "--json")...)
	if !strings.Contains(added, "/desk/invite/") {
		t.Errorf("no link for Bert: %s", added)
	}
	if code, _, errs := run(t, "", with("user", "add", "--email", "bert@example.nl", "--name", "Bert")...); code != cli.Failed || !strings.Contains(errs, "already") {
		t.Errorf("Bert a second time: %d %s", code, errs)
	}
	if code, _, errs := run(t, "", with("user", "disable", "--email", "anna@example.nl")...); code != cli.Failed || !strings.Contains(errs, "administrator") {
		t.Errorf("the last administrator was shut out: %d %s", code, errs)
	}
	must(t, "", with("user", "disable", "--email", "bert@example.nl")...)
	if list := must(t, "", with("user", "list")...); !strings.Contains(list, "disabled") {
		t.Errorf("Bert is not shut out:\n%s", list)
	}
	must(t, "", with("user", "disable", "--email", "bert@example.nl", "--undo")...)
	must(t, "another good passphrase\n", with("user", "password", "--email", "bert@example.nl")...)
	if list := must(t, "", with("user", "list")...); strings.Contains(list, "disabled") || strings.Contains(list, "invited") {
		t.Errorf("Bert is not back:\n%s", list)
	}

	secret := strings.TrimSpace(must(t, "", with("token", "create", "--name", "reports", "--role", "supervisor")...))
	list := must(t, "", with("token", "list", "--json")...)
	if secret == "" || strings.Contains(list, secret) {
		t.Error("the token is shown twice")
	}
	var tokens []struct{ ID string }
	if err := json.Unmarshal([]byte(list), &tokens); err != nil || len(tokens) != 1 {
		t.Fatalf("%v: %s", err, list)
	}
	must(t, "", with("token", "revoke", "--id", tokens[0].ID)...)
	if list := must(t, "", with("token", "list")...); !strings.Contains(list, "revoked") {
		t.Errorf("not revoked:\n%s", list)
	}
}

func TestDialogsAreCheckedDrawnAndTried(t *testing.T) {
	t.Parallel()
	if out := must(t, "", "dialogs", "check"); !strings.Contains(out, "good") {
		t.Errorf("the built-in dialog: %s", out)
	}
	if out := must(t, "", "dialogs", "draw", "--locale", "en"); !strings.HasPrefix(out, "<svg") {
		t.Errorf("the picture: %.80s", out)
	}
	stories, err := filepath.Glob("../../../dialogs/stories/*.yaml")
	if err != nil || len(stories) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	must(t, "", append([]string{"dialogs", "try", "-q"}, stories...)...)

	own := t.TempDir()
	if err := os.WriteFile(filepath.Join(own, "complaint.yaml"), []byte("version: 1\ndialog: complaint\nlocales: [nl, en]\nfcts: []\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, errs := run(t, "", "dialogs", "check", own)
	if code != cli.Failed || !strings.Contains(errs, "complaint.yaml:4") || !strings.Contains(errs, "facts") {
		t.Errorf("a misspelled key: exit %d, %s", code, errs)
	}
}

func TestConfigPrintsWhatIsInForce(t *testing.T) {
	t.Parallel()
	out := must(t, "", "config", "--llm-api-key", "hunter2", "--limits-text", "500")
	if strings.Contains(out, "hunter2") || !strings.Contains(out, "limits.text") || !strings.Contains(out, "500") {
		t.Errorf("config: %s", out)
	}
	var all map[string]string
	if err := json.Unmarshal([]byte(must(t, "", "config", "--json")), &all); err != nil || all["addr"] != "127.0.0.1:8080" {
		t.Errorf("%v: %v", err, all["addr"])
	}
	if out := must(t, "", "version"); !strings.Contains(out, "go1.") {
		t.Errorf("version: %s", out)
	}
}
