package bot

// Receipt says what became of a command that was not refused.
type Receipt struct {
	Conversation ID
	// Token resumes the conversation; only the receipt of an Open has one. It
	// is never logged.
	Token Token
	// Seq is the number of the command's own event: the one that carries its
	// key, else the first of its commit. A command that had no effect has the
	// number of the last event.
	Seq uint64
	// Last is the number of the conversation's last event.
	Last uint64
	// New is false for a command that was carried out before or had no effect:
	// nothing was stored for it now.
	New bool
}
