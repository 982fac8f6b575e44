// Package wire tests the MongoDB store over the wire, against FerretDB in the
// same process: a server that speaks MongoDB's protocol and keeps its data in
// SQLite. It is a module of its own, so that FerretDB is no part of the
// product.
package wire
