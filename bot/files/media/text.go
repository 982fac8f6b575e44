package media

import (
	"bufio"
	"errors"
	"io"
	"unicode/utf8"
)

// cleanText copies a text in UTF-8. Characters that steer programs and
// terminals are no part of a text.
func cleanText(in *bufio.Reader, out io.Writer) error {
	for more := 1; ; {
		if _, err := in.Peek(more); errors.Is(err, io.EOF) && in.Buffered() == 0 {
			return nil
		} else if err != nil {
			return err // in the middle of a character
		}
		b, err := in.Peek(in.Buffered())
		if err != nil {
			return err
		}
		rest := half(b)
		if b = b[:len(b)-rest]; !isText(b) {
			return ErrBroken
		}
		if _, err := out.Write(b); err != nil {
			return err
		}
		if _, err := in.Discard(len(b)); err != nil {
			return err
		}
		more = rest + 1
	}
}

// half is how many bytes at the end of b begin a character that goes on behind
// it.
func half(b []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if end := b[len(b)-n:]; utf8.RuneStart(end[0]) {
			if utf8.FullRune(end) {
				return 0
			}
			return n
		}
	}
	return 0
}

func isText(b []byte) bool {
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7f {
			return false
		}
	}
	return utf8.Valid(b)
}
