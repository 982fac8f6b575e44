package sqlite

import (
	"bufio"
	"testing"
)

// A command works while a server is busy on the same file: its writes find
// their turn among the server's. A server that never paused once kept a command
// out for all of its five seconds. How long a turn takes is the disk's matter:
// the command has more patience here than the machine can use up.
func TestCommandBesideABusyServer(t *testing.T) {
	path := file(t)
	cmd := child(t, "chat", path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() { // it is at work
		t.Fatal("the server says nothing")
	}
	go func() {
		for lines.Scan() { // lets it go on
		}
	}()
	s := open(t, path, Options{})
	for seq := range uint64(5) {
		if err := put(t, s, "command", seq+1); err != nil {
			t.Errorf("Append = %v", err)
		}
	}
	erase(t, s, "command")
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // "signal: killed"
}
