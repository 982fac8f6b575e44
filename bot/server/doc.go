// Package server is what Gehoor offers over HTTP: the demo page, the
// conversation as plain pages, the desk, the register's API, and what
// operators watch. It decides nothing about complaints; it translates between
// HTTP and the conversations and the desk, and words errors once, at the edge.
package server
