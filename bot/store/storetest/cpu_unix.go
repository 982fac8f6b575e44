//go:build unix

package storetest

import (
	"syscall"
	"time"
)

// processor is how much processor time the process has used: the steadiest
// figure on a machine that does other things too.
func processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
