package app_test

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	module = "github.com/gehoor/gehoor"
	root   = "../.."
)

// law says what a package may import of ours. The longest name that a package
// begins with counts for it; a name here allows the packages below it as well.
// Every package may import what lies below itself.
var law = map[string][]string{
	"cmd":              {"bot/app"},
	"bot/app":          {"bot", "dialogs", "locales", "widget"},
	"bot/server":       {"=bot", "bot/desk", "bot/files", "bot/insight", "bot/frame", "bot/deadline", "dialogs"},
	"bot/desk":         {"=bot", "bot/deadline", "dialogs"},
	"bot/insight":      {"=bot", "bot/deadline", "dialogs"},
	"bot/files":        {"=bot"},
	"bot/files/media":  {},
	"bot/vouch":        {"=bot"},
	"bot/actor":        {"=bot", "dialogs"},
	"bot/outbox":       {"=bot"},
	"bot/frame":        {"=bot"},                                         // the protocol's frames, for the server's end and the load generator's
	"bot/play":         {"=bot", "bot/understand", "dialogs", "locales"}, // plays a story through the domain, for tests and for trying a dialog
	"bot/clock":        {"=bot"},
	"bot/load":         {"=bot", "bot/frame"},
	"bot/understand":   {"=bot"},
	"bot/channel":      {"=bot", "bot/frame"},
	"bot/store":        {"=bot"},
	"bot/bus":          {"=bot"},
	"bot/assist":       {"=bot"},
	"bot":              {"bot/deadline", "dialogs"},
	"bot/deadline":     {},
	"dialogs":          {},
	"locales":          {},
	"widget":           {},
	"bot/store/mongo/": {"=bot", "bot/store/mongo", "bot/store/storetest"}, // its tests over the wire, a module of their own
}

// adapters are folders whose packages must not import one another.
var adapters = []string{"bot/store", "bot/bus", "bot/channel", "bot/assist"}

// TestImportLaw holds the layout: the domain in the middle, adapters at the
// rim, and one package, app, that knows them all. Tests may import what they
// like.
func TestImportLaw(t *testing.T) {
	t.Parallel()
	found := 0
	eachFile(t, ".go", func(name string, data []byte) {
		if strings.HasSuffix(name, "_test.go") {
			return
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.ImportsOnly)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if inner, ok := strings.CutPrefix(imported, module+"/"); ok {
				found++
				if !mayImport(path.Dir(name), inner) {
					t.Errorf("%s must not import %s", name, inner)
				}
			}
		}
	})
	if found == 0 {
		t.Error("no imports were looked at")
	}
}

func mayImport(pkg, imported string) bool {
	if imported == pkg || pkg != "bot" && within(imported, pkg) {
		return true
	}
	for _, folder := range adapters {
		if within(pkg, folder) && within(imported, folder) {
			return strings.HasPrefix(pkg, "bot/store/mongo/")
		}
	}
	for _, allowed := range law[ruleFor(pkg)] {
		if only, exact := strings.CutPrefix(allowed, "="); exact && imported == only || !exact && within(imported, allowed) {
			return true
		}
	}
	// Packages below one folder share it: bot/app/cli may use bot/app.
	return within(pkg, imported) && imported != "bot" || within(imported, ruleFor(pkg)) && ruleFor(pkg) != "bot"
}

func ruleFor(pkg string) string {
	best := ""
	for name := range law {
		if within(pkg, strings.TrimSuffix(name, "/")) && len(name) > len(best) && (!strings.HasSuffix(name, "/") || pkg+"/" != name) {
			best = name
		}
	}
	return best
}

func within(pkg, folder string) bool { return pkg == folder || strings.HasPrefix(pkg, folder+"/") }

// TestImportLawFindsWhatItShould shows that the law has teeth.
func TestImportLawFindsWhatItShould(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pkg, imports string
		may          bool
	}{
		{"cmd/gehoor", "bot/app/cli", true},
		{"cmd/gehoor", "bot/store/sqlite", false},
		{"bot/app/cli", "bot/app", true},
		{"bot/app", "bot/store/sqlite", true},
		{"bot", "dialogs", true},
		{"bot", "locales", false},
		{"bot", "bot/store/sqlite", false},
		{"bot/store/sqlite", "bot", true},
		{"bot/store/sqlite", "bot/store/mongo", false},
		{"bot/store/sqlite", "bot/deadline", false},
		{"bot/channel/web", "bot/actor", false},
		{"bot/server", "bot/desk", true},
		{"bot/server", "bot/actor", false},
		{"bot/server", "bot/server/pages", true},
		{"bot/understand", "bot/understand/words", true},
		{"bot/understand/pii", "bot/understand/words", true},
		{"bot/deadline", "bot", false},
		{"dialogs", "bot", false},
		{"bot/store/mongo/wire", "bot/store/storetest", true},
	} {
		if got := mayImport(c.pkg, c.imports); got != c.may {
			t.Errorf("%s imports %s: allowed %v, want %v", c.pkg, c.imports, got, c.may)
		}
	}
}

// TestFilesAreSmall holds the size of Go files: none over 500 lines, half of
// them under 150.
func TestFilesAreSmall(t *testing.T) {
	t.Parallel()
	sizes := map[string]int{}
	eachFile(t, ".go", func(name string, data []byte) {
		if generated.Match(data) {
			return
		}
		lines := bytes.Count(data, []byte("\n"))
		sizes[name] = lines
		if lines > 500 {
			t.Errorf("%s has %d lines: split it by its nouns", name, lines)
		}
	})
	sorted := slices.Sorted(maps.Values(sizes))
	if len(sorted) == 0 {
		t.Fatal("no files were looked at")
	}
	if median := sorted[len(sorted)/2]; median >= 150 {
		t.Errorf("half of the files have %d lines or more, want under 150", median)
	}
}

var generated = regexp.MustCompile(`(?m)^// Code generated .* DO NOT EDIT\.$`)

// TestTestsDoNotSleep wants tests to wait for what is to happen. In a synctest
// bubble, where the clock is the test's own, sleeping costs no time.
func TestTestsDoNotSleep(t *testing.T) {
	t.Parallel()
	eachFile(t, "_test.go", func(name string, data []byte) {
		if bytes.Contains(data, []byte("time."+"Sleep(")) && !bytes.Contains(data, []byte(`"testing/synctest"`)) {
			t.Errorf("%s sleeps", name)
		}
	})
}

// TestTheRepositoryStandsOnItsOwn looks for paths of somebody's machine, and
// for work that was put off.
func TestTheRepositoryStandsOnItsOwn(t *testing.T) {
	t.Parallel()
	machine := regexp.MustCompile(`(^|[^\w./*$}~-])/(home|Users|work|root)/[A-Za-z.]`)
	putOff := regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b`)
	for _, ext := range []string{".go", ".md", ".ts", ".mjs", ".yaml", ".yml", ".toml", ".html", ".css", ".json", "run", "Dockerfile"} {
		eachFile(t, ext, func(name string, data []byte) {
			if strings.HasSuffix(name, "package-lock.json") {
				return
			}
			for i, line := range strings.Split(string(data), "\n") {
				if machine.MatchString(line) || putOff.MatchString(line) {
					t.Errorf("%s:%d: %.120s", name, i+1, line)
				}
			}
		})
	}
}

// eachFile calls visit for every file of the repository whose name ends in
// ext, with a name relative to the repository.
func eachFile(t *testing.T, ext string, visit func(name string, data []byte)) {
	t.Helper()
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch base := entry.Name(); {
		case entry.IsDir() && (base == ".git" || base == "node_modules" || base == ".cache" || base == "testdata" || base == "dist"):
			return filepath.SkipDir
		case entry.IsDir() || !strings.HasSuffix(base, ext):
			return nil
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, file)
		visit(filepath.ToSlash(name), data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
