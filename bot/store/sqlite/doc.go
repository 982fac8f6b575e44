// Package sqlite keeps conversations and accounts in one SQLite file: the
// embedded store, which needs no server beside it.
//
// One connection writes. Its goroutine takes whatever has queued while the
// last transaction was on its way to the disk and commits that as the next
// one, so that a disk which syncs 4,000 times a second carries ten times as
// many commits when many customers talk, and a lone customer waits for no
// timer. Readers have connections of their own; the write-ahead log lets them
// read while the writer writes.
//
// Other processes may use the file at the same time (a command beside a
// running server): every decision about the head of a log is made under
// SQLite's write lock. The file must be on a local disk.
package sqlite
