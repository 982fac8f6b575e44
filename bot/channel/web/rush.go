package web

// rush finds the end of a rush of connections.
type rush struct {
	joined  int64 // connections there have been, at the last look
	settled int64 // the same, when a rush was last over
	quiet   int   // looks in a row at which nobody new had come
}

const (
	rushLeast = 1000
	rushQuiet = 2 // seconds
)

// over reports, looked at once a second, that a rush has just ended: joined is
// how many connections there have been since the start.
func (r *rush) over(joined int64) bool {
	if joined != r.joined {
		r.joined, r.quiet = joined, 0
		return false
	}
	r.quiet++
	if r.quiet != rushQuiet || joined-r.settled < rushLeast {
		return false
	}
	r.settled = joined
	return true
}
