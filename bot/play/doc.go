// Package play plays conversations in memory: the same reading, deciding and
// folding as the server's, with a clock that its caller moves. Stories of
// `gehoor dialogs try`, golden transcripts and property tests are played here.
package play
