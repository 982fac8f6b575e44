// Package media decides what a file is, by its content, and takes out of
// pictures what says more than the picture: where and when it was made, by
// whom, with what.
//
// Nothing is decoded: the containers are walked, chunk by chunk, and only what
// a picture needs to look right is let through (pixels, palette, colour
// profile, which way is up, animation). A file passes in one go, with a small
// buffer, whatever its size.
package media

import (
	"bufio"
	"errors"
	"io"
)

// The media that are taken, as they are named to programs.
const (
	JPEG = "image/jpeg"
	PNG  = "image/png"
	WebP = "image/webp"
	GIF  = "image/gif"
	PDF  = "application/pdf"
	Text = "text/plain"
	DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	ODT  = "application/vnd.oasis.opendocument.text"
)

// All lists them.
func All() []string { return []string{JPEG, PNG, WebP, GIF, PDF, Text, DOCX, ODT} }

// Why a file is not taken.
var (
	ErrEmpty       = errors.New("media: the file is empty")
	ErrUnsupported = errors.New("media: not among the media that are taken")
	ErrHEIC        = errors.New("media: a photo in HEIC, which browsers can't show")
	ErrBroken      = errors.New("media: the file is not what it begins as, or is cut off")
	ErrPixels      = errors.New("media: the picture has too many pixels")
)

// A picture has at most maxSide pixels on a side and maxPixels in all: more
// than any telephone makes, less than stops a browser.
const (
	maxSide   = 20_000
	maxPixels = 64_000_000
)

func tooMany(width, height int) bool {
	return width > maxSide || height > maxSide || width*height > maxPixels
}

// head is how much of a file is looked at to say what it is, in bytes.
const head = 64 << 10

// File is a file that is being read.
type File struct {
	Media string

	in   *bufio.Reader
	from *source
}

// Open looks at the beginning of r and says what it is. Its errors are
// ErrEmpty, ErrUnsupported, ErrHEIC and those of r.
func Open(r io.Reader) (*File, error) {
	f := &File{from: &source{r: r}}
	f.in = bufio.NewReaderSize(f.from, head)
	begin, err := f.in.Peek(head)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	f.Media, err = sniff(begin)
	return f, err
}

// cleaners are the media that aren't copied as they are.
var cleaners = map[string]func(*bufio.Reader, io.Writer) error{
	JPEG: cleanJPEG, PNG: cleanPNG, WebP: cleanWebP, GIF: cleanGIF, Text: cleanText,
}

// CopyTo writes the file to w, without what it should not hold. It can be
// called once. Its errors are ErrBroken and ErrPixels, and those of reader and
// writer.
func (f *File) CopyTo(w io.Writer) error {
	clean := cleaners[f.Media]
	if clean == nil {
		_, err := io.Copy(w, f.in)
		return err
	}
	err := clean(f.in, w)
	if f.from.err != nil { // a file that was cut off on its way isn't a broken one
		return f.from.err
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return ErrBroken
	}
	return err
}

// source keeps the error by which reading ended, unless that is the end.
type source struct {
	r   io.Reader
	err error
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}
