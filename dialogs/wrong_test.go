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
func TestWrongDialogsAreToldWhatIsWrongWhereAndWhatToDo(t *testing.T) {
	eachWrong(t, "testdata/wrong", 10, func(name string, src []byte) error {
		d, err := dialogs.Parse(name, src)
		if d != nil {
			t.Errorf("%s: Parse returned a dialog", name)
		}
		return err
	})
}

func TestWrongStoriesAreToldWhatIsWrongWhereAndWhatToDo(t *testing.T) {
	complaint, _ := dialogs.Builtin().Dialog("complaint")
	eachWrong(t, "testdata/wrong_stories", 3, func(name string, src []byte) error {
		s, err := dialogs.ParseStory(name, src)
		if err != nil {
			return err
		}
		return s.Fits(complaint)
	})
}

// eachWrong holds what parse finds in each file of a folder against the faults
// at its end. There are at least so many files.
func eachWrong(t *testing.T, folder string, atLeast int, parse func(name string, src []byte) error) {
	files, err := filepath.Glob(folder + "/*.yaml")
	if err != nil || len(files) < atLeast {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Base(file)
			var got []string
			for _, p := range dialogs.Problems(parse(name, src)) {
				if p.File != name {
					t.Errorf("file = %q", p.File)
				}
				got = append(got, strings.TrimPrefix(p.Error(), name+":"))
			}
			if len(got) == 0 {
				t.Fatal("nothing was found wrong")
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
		if rest, ok := strings.CutPrefix(line, "# "); ok && (rest[0] >= '0' && rest[0] <= '9' || rest[0] == ' ') {
			want = append(want, strings.TrimSuffix(rest, "\n"))
			continue
		}
		body += line
	}
	return body, want
}
