package dialogs_test

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/gehoor/gehoor/dialogs"
)

const small = `version: 1
dialog: complaint
locales: [nl, en]
facts:
  - {id: experience, type: text}
  - {id: x_seat, type: text, help: help.seat}
steps: [experience, x_seat, confirm, register]
`

func folder(files map[string]string) fs.FS {
	fsys := fstest.MapFS{}
	for name, src := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(src)}
	}
	return fsys
}

func TestAFolderReplacesTheBuiltInDialogs(t *testing.T) {
	s, err := dialogs.Load(folder(map[string]string{
		"complaint.yaml":    small,
		"praise.yml":        strings.Replace(small, "dialog: complaint", "dialog: praise", 1),
		"README.md":         "not a dialog",
		"stories/some.yaml": "not a dialog either",
	}))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, d := range s.All() {
		ids = append(ids, d.ID)
	}
	if strings.Join(ids, " ") != "complaint praise" {
		t.Errorf("ids = %v", ids)
	}
	if _, ok := s.Dialog("fine"); ok {
		t.Error("found a dialog that is not there")
	}
}

func TestAllFilesAreToldWhatIsWrongAtOnce(t *testing.T) {
	_, err := dialogs.Load(folder(map[string]string{
		"b.yaml": strings.Replace(small, "type: text}", "type: txt}", 1),
		"a.yaml": strings.Replace(small, "confirm, ", "", 1),
		"c.yaml": small,
		"d.yaml": small,
	}))
	var files []string
	for _, p := range dialogs.Problems(err) {
		files = append(files, p.File)
	}
	if strings.Join(files, " ") != "a.yaml b.yaml d.yaml" {
		t.Errorf("problems in %v: %v", files, err)
	}
	if !strings.Contains(err.Error(), `d.yaml:1:1: the dialog "complaint" is in c.yaml too`) {
		t.Errorf("err = %v", err)
	}
}

func TestAnEmptyFolderIsRefused(t *testing.T) {
	_, err := dialogs.Load(folder(nil))
	if err == nil || !strings.Contains(err.Error(), "holds no dialog") {
		t.Errorf("err = %v", err)
	}
}

type broken struct{ fs.FS }

func (broken) ReadFile(string) ([]byte, error) { return nil, fs.ErrPermission }

func TestAFileThatCanNotBeReadIsAnError(t *testing.T) {
	_, err := dialogs.Load(broken{folder(map[string]string{"complaint.yaml": small})})
	if !errors.Is(err, fs.ErrPermission) {
		t.Errorf("err = %v", err)
	}
}

func TestARunningConversationKeepsTheVersionItBeganWith(t *testing.T) {
	// given a conversation that began with the small dialog
	before, err := dialogs.Load(folder(map[string]string{"complaint.yaml": small}))
	if err != nil {
		t.Fatal(err)
	}
	began, _ := before.Dialog("complaint")
	kept := began.Source()

	// when the file changes and the program starts again
	old, err := dialogs.Parse("complaint.yaml", kept)
	if err != nil {
		t.Fatal(err)
	}
	older, err := dialogs.NewSet(old)
	if err != nil {
		t.Fatal(err)
	}
	now := dialogs.Builtin().With(older)

	// then it goes on with its own version, and new ones get the new one
	if d, ok := now.At(began.Edition()); !ok || d.Version != began.Version || d.Fact("x_seat") == nil {
		t.Errorf("At(%q) = %v, %v", began.Edition(), d, ok)
	}
	if d, _ := now.Dialog("complaint"); d.Version == began.Version {
		t.Error("new conversations would begin with the old version")
	}
	if _, ok := now.At("complaint@000000000000"); ok {
		t.Error("found a version that never was")
	}
}

func TestTheVersionChangesWithTheContentOnly(t *testing.T) {
	parse := func(src string) *dialogs.Dialog {
		t.Helper()
		d, err := dialogs.Parse("x.yaml", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	d := parse(small)
	windows := parse("\xef\xbb\xbf" + strings.ReplaceAll(small, "\n", "\r\n"))
	if windows.Version != d.Version {
		t.Error("another editor's line ends make another version")
	}
	if parse(strings.Replace(small, "x_seat", "x_sofa", 2)).Version == d.Version {
		t.Error("another fact makes no other version")
	}
	if !bytes.Equal(windows.Source(), []byte(small)) || parse(string(d.Source())).Version != d.Version {
		t.Error("the source doesn't read back as the same version")
	}
	d.Source()[0] = 'X'
	if d.Source()[0] == 'X' {
		t.Error("a caller can change the source")
	}
}

func TestMissingTextsAreFoundInEveryLanguage(t *testing.T) {
	s, err := dialogs.Load(folder(map[string]string{"complaint.yaml": small}))
	if err != nil {
		t.Fatal(err)
	}
	// given texts in which English lacks why.x_seat, and both the help
	has := func(locale, key string) bool {
		return key != "help.seat" && (locale == "nl" || key != "why.x_seat")
	}
	want := []string{
		`complaint.yaml:6:5: "x_seat" has no text "help.seat" in "nl": add it to the locales`,
		`complaint.yaml:6:5: "x_seat" has no text "help.seat" in "en": add it to the locales`,
		`complaint.yaml:6:5: "x_seat" has no text "why.x_seat" in "en": add it to the locales`,
	}
	if err := dialogs.CheckTexts(s, has); err == nil || err.Error() != strings.Join(want, "\n") {
		t.Errorf("CheckTexts:\n%v\nwanted:\n%s", err, strings.Join(want, "\n"))
	}
	if err := dialogs.CheckTexts(s, func(string, string) bool { return true }); err != nil {
		t.Errorf("nothing is missing, yet: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(small))
	b, _ := dialogs.Builtin().Dialog("complaint")
	f.Add(b.Source())
	for _, s := range []string{"", "a", "- a", "a: [", "? a\n: b", "a: &x [*x]", "a: |\n  b\n", "\t", "{", "a: !!binary x", "%YAML 1.2\n---\na: b"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		d, err := dialogs.Parse("f.yaml", src)
		if (d == nil) == (err == nil) {
			t.Fatalf("Parse = %v, %v", d, err)
		}
		if err != nil {
			if len(dialogs.Problems(err)) == 0 {
				t.Fatalf("an error without problems: %v", err)
			}
			return
		}
		again, err := dialogs.Parse("f.yaml", d.Source())
		if err != nil || again.Version != d.Version {
			t.Fatalf("it doesn't read back: %v", err)
		}
	})
}
