//go:build unix

package web

import "golang.org/x/sys/unix"

const canPark = true

// pending reports whether something can be read from fd, or whether it ended.
func pending(fd uintptr) bool {
	var b [1]byte
	_, _, err := unix.Recvfrom(int(fd), b[:], unix.MSG_PEEK|unix.MSG_DONTWAIT)
	return err != unix.EAGAIN && err != unix.EINTR
}
