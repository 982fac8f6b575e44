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
	w := bufio.NewWriter(out)
	for {
		r, n, err := in.ReadRune()
		switch {
		case errors.Is(err, io.EOF):
			return w.Flush()
		case err != nil:
			return err
		case r == utf8.RuneError && n == 1, r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f', r == 0x7f:
			return ErrBroken
		}
		if _, err := w.WriteRune(r); err != nil {
			return err
		}
	}
}
