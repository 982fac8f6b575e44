package bot

// KindAttached is the kind of a file that was added.
const KindAttached Kind = "attached"

// Attached is a file that was added to the conversation.
type Attached struct {
	By   Person `json:"by"`
	File File   `json:"file"`
	Re   string `json:"re,omitempty"` // the sender's own key
}

// Kind implements Event.
func (Attached) Kind() Kind { return KindAttached }

// AttachedFile is a file of a conversation, and where in the log it stands.
type AttachedFile struct {
	File

	Seq uint64
}

// apply counts a file as a sign of life: who is looking for a second photo is
// not done telling (C08).
func (e Attached) apply(s *State, at At) {
	s.see(e.Re, at.Seq)
	s.Files = append(s.Files, AttachedFile{File: e.File, Seq: at.Seq})
	s.Heard = at.Time
}

// FileBy returns the file that was added under key. ok is false where key is
// not in the log, or stands for something else.
func (s *State) FileBy(key string) (f AttachedFile, ok bool) {
	seq, seen := s.Seen[key]
	if !seen {
		return f, false
	}
	for _, f := range s.Files {
		if f.Seq == seq {
			return f, true
		}
	}
	return f, false
}

// FileOf returns the file with this id. ok is false where there is none.
func (s *State) FileOf(id FileID) (f AttachedFile, ok bool) {
	for _, f := range s.Files {
		if f.ID == id {
			return f, true
		}
	}
	return f, false
}
