package cli_test

import (
	"bufio"
	"bytes"
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot/app/cli"
)

// asProgram makes the test binary be the program itself, so that tests can
// start it as a process and kill it without building it a second time.
const asProgram = "GEHOOR_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(cli.Main(context.Background(), cli.Console{
			Args: os.Args[1:], Env: nil, In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		}))
	}
	os.Exit(m.Run())
}

// run runs a command in this process and returns what it printed.
func run(t *testing.T, in string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = cli.Main(t.Context(), cli.Console{Args: args, In: strings.NewReader(in), Out: &o, Err: &e})
	return code, o.String(), e.String()
}

// must runs a command that has to succeed and returns what it printed.
func must(t *testing.T, in string, args ...string) string {
	t.Helper()
	code, out, errs := run(t, in, args...)
	if code != cli.Done {
		t.Fatalf("gehoor %s: exit %d\n%s", strings.Join(args, " "), code, errs)
	}
	return out
}

// process is the program as a process of its own.
type process struct {
	cmd *exec.Cmd
	url string
	log *bytes.Buffer
}

// startProcess starts the server on a free port and waits until it answers.
func startProcess(t *testing.T, args ...string) *process {
	t.Helper()
	p := &process{log: &bytes.Buffer{}}
	p.cmd = exec.Command(os.Args[0], append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	p.cmd.Env = append(os.Environ(), asProgram+"=1")
	p.cmd.Stderr = p.log
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill() })
	ready := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(out)
		url := ""
		for lines.Scan() {
			if rest, ok := strings.CutPrefix(strings.TrimSpace(lines.Text()), "demo page"); ok {
				url = strings.TrimSuffix(strings.TrimSpace(rest), "/")
			}
			if strings.HasPrefix(lines.Text(), "Stop with") {
				ready <- url
			}
		}
		close(ready)
	}()
	select {
	case p.url = <-ready:
	case <-time.After(5 * time.Minute):
	}
	if p.url == "" {
		t.Fatalf("the program did not start:\n%s", p.log)
	}
	return p
}

// kill ends the process at once, as a power cut does.
func (p *process) kill(t *testing.T) {
	t.Helper()
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.cmd.Wait() // says that it was killed
}

// stop asks the process to stop, and wants it to do so in order.
func (p *process) stop(t *testing.T) {
	t.Helper()
	if err := p.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("stopping: %v\n%s", err, p.log)
	}
}
