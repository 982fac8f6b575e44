package bot

import "strings"

// FileID identifies a file within its conversation: 26 characters,
// unguessable, safe in a path.
type FileID string

// NewFileID returns a fresh random FileID.
func NewFileID() FileID { return FileID(random(16)) }

// File is what a conversation knows of a file that was added to it. Its bytes
// are kept by Files.
type File struct {
	ID    FileID `json:"id"`
	Name  string `json:"name"`  // cleaned: no path, no control characters
	Media string `json:"media"` // by its content, never by its name
	Size  int64  `json:"size"`  // in bytes, as kept
	Sum   string `json:"sum"`   // SHA-256 of what is kept, in hex
}

// IsImage reports whether f can be shown as a picture.
func (f File) IsImage() bool { return strings.HasPrefix(f.Media, "image/") }

// FileLimits say how much may be added to one conversation. The zero
// FileLimits let nothing in.
type FileLimits struct {
	Count    int   // files
	Size     int64 // bytes of one file
	Together int64 // bytes of all
}

// Open reports whether files may be added at all.
func (l FileLimits) Open() bool { return l.Count > 0 && l.Size > 0 && l.Together > 0 }

// Admit returns nil if a file of size bytes may be added to s, else the reason:
// Forbidden, Closed, TooMany or TooLarge.
func (l FileLimits) Admit(s *State, size int64) error {
	var together int64
	for _, f := range s.Files {
		together += f.Size
	}
	switch {
	case !l.Open():
		return E(Forbidden, "error.files_off", nil)
	case s.Closed:
		return E(Closed, "error.file_closed", nil)
	case len(s.Files) >= l.Count:
		return E(TooMany, "error.too_many_files", nil).With("Count", l.Count)
	case size > l.Size:
		return l.TooLarge()
	case together+size > l.Together:
		return E(TooMany, "error.files_together", nil).With("Limit", megabytes(l.Together))
	}
	return nil
}

// TooLarge is the refusal of a file above l.Size.
func (l FileLimits) TooLarge() error {
	return E(TooLarge, "error.file_too_large", nil).With("Limit", megabytes(l.Size))
}

// megabytes is a limit as texts name it, rounded down: a limit is never
// promised larger than it is.
func megabytes(n int64) int64 { return max(1, n>>20) }

// AttachFile adds a file to the conversation. Its bytes are kept already.
type AttachFile struct {
	Key  string
	File File
	// Quiet: the customer's words follow at once, so the bot has nothing to say
	// about the file.
	Quiet bool
}

// CommandKey implements Command.
func (c AttachFile) CommandKey() string { return c.Key }
