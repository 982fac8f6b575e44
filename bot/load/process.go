package load

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// process is what a process has used.
type process struct {
	rss int64 // bytes
	cpu time.Duration
}

var errNoProc = errors.New("can't be measured on this system")

// tick is the unit of times in /proc; Linux fixes it for programs at 100 a second.
const tick = 10 * time.Millisecond

// look reads what process pid has used, nothing for 0.
func look(pid int) (process, error) {
	if pid == 0 {
		return process{}, nil
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return process{}, errors.Join(errNoProc, err)
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return process{}, errors.Join(errNoProc, err)
	}
	var p process
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kib, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			if err != nil {
				return p, errNoProc
			}
			p.rss = kib << 10
		}
	}
	// The name may hold spaces and brackets; the fields follow its last bracket.
	_, rest, ok := cutLast(string(stat), ") ")
	fields := strings.Fields(rest)
	if !ok || len(fields) < 13 {
		return p, errNoProc
	}
	for _, f := range fields[11:13] { // user and system time
		n, err := strconv.ParseInt(f, 10, 64)
		if err != nil {
			return p, errNoProc
		}
		p.cpu += time.Duration(n) * tick
	}
	return p, nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
