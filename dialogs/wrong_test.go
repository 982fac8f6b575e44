package dialogs_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/dialogs"
)

// Each file in testdata/wrong ends in the faults it has, as remarks:
//
//	# 9:11: there is no type "txt" …
//
// Parse must find these and no others. After a change of a message, write them
// anew with: go test ./dialogs -run TestWrong -args write
func TestWrongFilesAreToldWhatIsWrongWhereAndWhatToDo(t *testing.T) {
	files, err := filepath.Glob("testdata/wrong/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Base(file)
			d, err := dialogs.Parse(name, src)
			if d != nil || err == nil {
				t.Fatalf("Parse = %v, %v", d, err)
			}
			var got []string
			for _, p := range dialogs.Problems(err) {
				if p.File != name {
					t.Errorf("file = %q", p.File)
				}
				got = append(got, strings.TrimPrefix(p.Error(), name+":"))
			}
			body, want := faults(string(src))
			if slices.Contains(os.Args, "write") {
				out := body + "# " + strings.Join(got, "\n# ") + "\n"
				if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if !slices.Equal(got, want) {
				t.Errorf("found:\n%s\nwanted:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// faults parts a file from the remarks at its end that begin with a place.
func faults(src string) (body string, want []string) {
	for line := range strings.Lines(src) {
		if rest, ok := strings.CutPrefix(line, "# "); ok && rest[0] >= '0' && rest[0] <= '9' {
			want = append(want, strings.TrimSuffix(rest, "\n"))
			continue
		}
		body += line
	}
	return body, want
}
