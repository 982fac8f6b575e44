//go:build !unix

package web

// Elsewhere the reading goroutine stays with its connection.
const canPark = false

func pending(uintptr) bool { return true }
