package widget

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/gehoor/gehoor/widget/internal/build"
)

// lookNode finds node. The product needs none, so a machine without it skips the tests that do; where
// CI is set they fail instead: nobody would see them skipped there.
func lookNode(t *testing.T) string {
	t.Helper()
	node, err := exec.LookPath("node")
	switch {
	case err == nil:
	case os.Getenv("CI") != "":
		t.Fatal("no node on this machine, and CI must run the widget's script tests")
	default:
		t.Skip("no node on this machine: the widget's script tests did not run")
	}
	return node
}

// The parts of the widget that need no browser are tested where they run: as scripts, by node's
// own test runner.
func TestScripts(t *testing.T) {
	node := lookNode(t)
	tests, err := filepath.Glob("test/*.test.ts")
	if err != nil || len(tests) == 0 {
		t.Fatalf("script tests: %v, %v", tests, err)
	}
	for _, name := range tests {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			script, err := build.Script(name)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "test.mjs")
			if err := os.WriteFile(file, script, 0o600); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.CommandContext(t.Context(), node, "--test", "--test-reporter=spec", file).CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}
