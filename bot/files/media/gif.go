package media

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
)

// maxFrames bounds an animation.
const maxFrames = 2000

// gifCopy is a GIF on its way.
type gifCopy struct {
	in     *bufio.Reader
	out    io.Writer
	frames int
}

// cleanGIF copies frames, their timing and the loop count. Comments, captions
// and the blocks of programs, where XMP stands, are left out.
func cleanGIF(in *bufio.Reader, out io.Writer) error {
	c := &gifCopy{in: in, out: out}
	if err := c.screen(); err != nil {
		return err
	}
	for {
		b, err := in.ReadByte()
		if errors.Is(err, io.EOF) && c.frames > 0 {
			b, err = ';', nil // programs forget it, browsers don't mind
		}
		if err != nil {
			return err
		}
		switch b {
		case ';':
			if c.frames == 0 {
				return ErrBroken
			}
			_, err = out.Write([]byte{';'})
			return err
		case ',':
			err = c.frame()
		case '!':
			err = c.extension()
		default:
			err = ErrBroken
		}
		if err != nil {
			return err
		}
	}
}

// screen copies the head and the colour table of the whole.
func (c *gifCopy) screen() error {
	var h [13]byte
	if _, err := io.ReadFull(c.in, h[:]); err != nil {
		return err
	}
	width, height := int(binary.LittleEndian.Uint16(h[6:])), int(binary.LittleEndian.Uint16(h[8:]))
	if tooMany(width, height) {
		return ErrPixels
	}
	if _, err := c.out.Write(h[:]); err != nil {
		return err
	}
	return c.table(h[10])
}

// table copies a colour table, where flags say that there is one.
func (c *gifCopy) table(flags byte) error {
	if flags&0x80 == 0 {
		return nil
	}
	_, err := io.CopyN(c.out, c.in, 3<<(flags&7+1))
	return err
}

func (c *gifCopy) frame() error {
	var h [9]byte
	if _, err := io.ReadFull(c.in, h[:]); err != nil {
		return err
	}
	width, height := int(binary.LittleEndian.Uint16(h[4:])), int(binary.LittleEndian.Uint16(h[6:]))
	c.frames++
	if tooMany(width, height) || c.frames > maxFrames {
		return ErrPixels
	}
	if _, err := c.out.Write(append([]byte{','}, h[:]...)); err != nil {
		return err
	}
	if err := c.table(h[8]); err != nil {
		return err
	}
	if _, err := io.CopyN(c.out, c.in, 1); err != nil { // the size of its codes
		return err
	}
	return c.blocks(c.out)
}

func (c *gifCopy) extension() error {
	label, err := c.in.ReadByte()
	if err != nil {
		return err
	}
	const control, program = 0xf9, 0xff
	to := io.Discard
	switch label {
	case control:
		to = c.out
	case program:
		if b, err := c.in.Peek(12); err == nil && (string(b) == "\x0bNETSCAPE2.0" || string(b) == "\x0bANIMEXTS1.0") {
			to = c.out
		}
	}
	if _, err := to.Write([]byte{'!', label}); err != nil {
		return err
	}
	return c.blocks(to)
}

// blocks copies a chain of blocks to its end.
func (c *gifCopy) blocks(to io.Writer) error {
	for {
		n, err := c.in.ReadByte()
		if err != nil {
			return err
		}
		if _, err := to.Write([]byte{n}); err != nil || n == 0 {
			return err
		}
		if _, err := io.CopyN(to, c.in, int64(n)); err != nil {
			return err
		}
	}
}
