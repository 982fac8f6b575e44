package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/app/cli"
)

var (
	resumeLine = regexp.MustCompile(`--resume (\S+)`)
	reference  = regexp.MustCompile(`K\d\d-[1-9A-Z]{5}-[1-9A-Z]{5}`)
)

// The whole way of a complaint through the terminal, as a script of lines: the
// store afterwards holds it, can be carried elsewhere and erased.
func TestAComplaintInTheTerminal(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	told := must(t, "My parcel was not delivered last Tuesday, although I had paid for next-day delivery.\n\n",
		"chat", "--data", data, "--locale", "en")
	if !strings.Contains(told, "My parcel was not delivered") {
		t.Fatalf("what was typed is not shown:\n%s", told)
	}
	found := resumeLine.FindStringSubmatch(told)
	if found == nil {
		t.Fatalf("no way to go on later:\n%s", told)
	}
	out := told
	for range 20 { // each time the choice that skips, or agrees to the summary
		number := pick(out, `Skip`, `right`, `No, that was all`, `^No$`)
		if number == "" {
			break
		}
		out = must(t, number+"\n", "chat", "--data", data, "--resume", found[1])
		out = out[strings.LastIndex(out, "\nGehoor: "):]
		told += out
	}
	ref := reference.FindString(told)
	if ref == "" {
		t.Fatalf("no reference was given:\n%s", told)
	}

	lines := must(t, "", "export", "--data", data)
	var record struct{ Conversation, Reference, Status string }
	if err := json.Unmarshal([]byte(lines), &record); err != nil {
		t.Fatal(err)
	}
	if record.Reference != ref || record.Status != "registered" {
		t.Errorf("exported as %+v", record)
	}
	if out := must(t, "", "verify", "--data", data); !strings.Contains(out, "all good") {
		t.Errorf("verify: %s", out)
	}
	carry(t, data, lines)
	twin := strings.ReplaceAll(lines, record.Conversation, strings.Repeat("0", 26))
	if code, _, errs := run(t, twin, "import", "--data", data); code != cli.Failed || !strings.Contains(errs, "this reference") {
		t.Errorf("a second complaint with reference %s: exit %d %s", ref, code, errs)
	}

	must(t, "", "erase", "--data", data, "--reference", strings.ToLower(ref), "--why", "a test")
	if out := must(t, "", "export", "--data", data); out != "" {
		t.Errorf("what was erased is exported: %s", out)
	}
	if code, _, errs := run(t, "", "chat", "--data", data, "--resume", found[1]); code != cli.Failed || !strings.Contains(errs, "cannot open") {
		t.Errorf("what was erased opens: %d %s", code, errs)
	}
	if out := must(t, lines, "import", "--data", data); !strings.Contains(out, "1 were erased") {
		t.Errorf("what was erased comes back: %s", out)
	}
}

// carry takes an export into two other stores, by either format, and wants the
// same out of them.
func carry(t *testing.T, data, lines string) {
	t.Helper()
	table := filepath.Join(t.TempDir(), "all.csv")
	must(t, "", "export", "--data", data, "--format", "csv", "--out", table)
	for name, args := range map[string][]string{"jsonl": {"import"}, "csv": {"import", table}} {
		other := t.TempDir()
		in := ""
		if name == "jsonl" {
			in = lines
		}
		must(t, in, append(args, "--data", other)...)
		if got := must(t, "", "export", "--data", other); got != lines {
			t.Errorf("%s: other after than before", name)
		}
		if out := must(t, in, append(args, "--data", other)...); !strings.Contains(out, "0 conversations imported, 1 were there") {
			t.Errorf("%s a second time: %s", name, out)
		}
		if out := must(t, "", "verify", "--data", other); !strings.Contains(out, "all good") {
			t.Errorf("%s: verify: %s", name, out)
		}
		if out := must(t, "", "rebuild", "--data", other); !strings.Contains(out, "0 summaries") {
			t.Errorf("%s: rebuild: %s", name, out)
		}
	}
}

// pick finds the number of the first choice that one of the patterns fits.
func pick(shown string, patterns ...string) string {
	choices := regexp.MustCompile(`(?m)^  (\d+)  (.*)$`).FindAllStringSubmatch(shown, -1)
	for _, p := range patterns {
		for _, c := range choices {
			if regexp.MustCompile(p).MatchString(c[2]) {
				return c[1]
			}
		}
	}
	return ""
}

func TestTheTerminalRefusesKindly(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	out := must(t, "99\n"+strings.Repeat("x", 70_000)+"\n/quit\nnot read\n", "chat", "--data", data, "--locale", "en")
	if !strings.Contains(out, "no answer number 99") || strings.Contains(out, "not read") {
		t.Errorf("the chat went on as:\n%.600s", out)
	}
	if code, _, errs := run(t, "", "chat", "--data", data, "--resume", "nonsense"); code != cli.Failed || !strings.Contains(errs, "cannot open") {
		t.Errorf("a wrong token: %d %s", code, errs)
	}
	out = must(t, "Hallo\n", "chat", "--ephemeral", "--data", filepath.Join(data, "unused"))
	if !strings.Contains(out, "niet bewaard") {
		t.Errorf("an ephemeral chat ends with:\n%s", out)
	}
	if _, err := os.Stat(filepath.Join(data, "unused")); err == nil {
		t.Error("an ephemeral chat left something behind")
	}
}

func TestImportRefusesWhatIsNoExport(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	for name, in := range map[string]string{
		"not JSON":       "hello\n",
		"another id":     `{"conversation":"x","log":[]}` + "\n",
		"no log":         `{"conversation":"00000000000000000000000000","log":[]}` + "\n",
		"a gap":          `{"conversation":"00000000000000000000000000","log":[{"seq":2,"at":"2026-03-03T00:00:00Z","events":[{"kind":"moved","to":"asking"}]}]}` + "\n",
		"unknown events": `{"conversation":"00000000000000000000000000","log":[{"seq":1,"at":"2026-03-03T00:00:00Z","events":[{"kind":"danced"}]}]}` + "\n",
	} {
		if code, _, errs := run(t, in, "import", "--data", data); code != cli.Failed || !strings.Contains(errs, "conversation 1") {
			t.Errorf("%s: exit %d, %s", name, code, errs)
		}
	}
	if out := must(t, "", "export", "--data", data); out != "" {
		t.Errorf("something was imported: %s", out)
	}
}

// A cell that a customer began with "=" must not become a formula.
func TestTheTableIsHarmless(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	must(t, "=HYPERLINK(\"http://example.com\";\"click\") that is my complaint about a parcel\n\n", "chat", "--data", data, "--locale", "en")
	table := must(t, "", "export", "--data", data, "--format", "csv")
	if bytes.Contains([]byte(table), []byte(",=HYPERLINK")) || bytes.Contains([]byte(table), []byte(`,"=HYPERLINK`)) {
		t.Error("a formula reached the table")
	}
}
