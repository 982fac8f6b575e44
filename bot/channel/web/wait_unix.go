//go:build unix

package web

import "golang.org/x/sys/unix"

const canPark = true

// pending reports whether something can be read from fd, or whether it ended.
// If that can't be told it says so too: to read finds out.
func pending(fd uintptr) bool {
	fds := [1]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
	n, err := unix.Poll(fds[:], 0)
	return n != 0 || err != nil
}
