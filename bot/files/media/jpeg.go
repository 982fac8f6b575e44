package media

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
)

// The markers of JPEG that matter here.
const (
	jpegSOI, jpegEOI, jpegSOS = 0xd8, 0xd9, 0xda
	jpegDHT, jpegDQT, jpegDRI = 0xc4, 0xdb, 0xdd
	jpegAPP0, jpegAPP1        = 0xe0, 0xe1
	jpegAPP2, jpegAPP14       = 0xe2, 0xee
	jpegAPP15, jpegCOM        = 0xef, 0xfe
)

// jpegCopy is a JPEG on its way.
type jpegCopy struct {
	in  *bufio.Reader
	out io.Writer

	up     uint16 // orientation
	framed bool   // its frame header has passed
	begun  bool   // its tables have begun: orientation stands before them
	half   bool   // the 0xff of the next marker has been read
	buf    []byte
}

// cleanJPEG lets through tables, frame and scans; of the application segments
// the JFIF density, the colour profile and Adobe's colour transform. Exif gives
// way to a block with the orientation alone. What follows the end of the
// picture, such as a film that a telephone puts there, is left out.
func cleanJPEG(in *bufio.Reader, out io.Writer) error {
	c := &jpegCopy{in: in, out: out, up: 1, buf: make([]byte, 64<<10)}
	var soi [2]byte
	if _, err := io.ReadFull(in, soi[:]); err != nil {
		return err
	}
	if soi != [2]byte{0xff, jpegSOI} {
		return ErrBroken
	}
	if _, err := out.Write(soi[:]); err != nil {
		return err
	}
	for {
		m, err := c.marker()
		if err != nil {
			return err
		}
		switch {
		case m == jpegEOI && c.framed:
			_, err := out.Write([]byte{0xff, jpegEOI})
			return err
		case m == jpegSOS && c.framed:
			done, err := c.scan()
			if err != nil || done {
				return err
			}
		default:
			if err := c.segment(m); err != nil {
				return err
			}
		}
	}
}

// marker reads the next marker, with the fill bytes before it.
func (c *jpegCopy) marker() (byte, error) {
	if !c.half {
		b, err := c.in.ReadByte()
		if err != nil {
			return 0, err
		}
		if b != 0xff {
			return 0, ErrBroken
		}
	}
	c.half = false
	for {
		b, err := c.in.ReadByte()
		if err != nil || b != 0xff {
			return b, err
		}
	}
}

// body reads the rest of a segment.
func (c *jpegCopy) body() ([]byte, error) {
	if _, err := io.ReadFull(c.in, c.buf[:2]); err != nil {
		return nil, err
	}
	n := int(binary.BigEndian.Uint16(c.buf)) - 2
	if n < 0 {
		return nil, ErrBroken
	}
	_, err := io.ReadFull(c.in, c.buf[:n])
	return c.buf[:n], err
}

func (c *jpegCopy) segment(m byte) error {
	if m < 0xc0 || m >= 0xd0 && m <= jpegEOI {
		return ErrBroken
	}
	b, err := c.body()
	if err != nil {
		return err
	}
	switch {
	case m >= jpegAPP0 && m <= jpegAPP15 || m == jpegCOM:
		return c.application(m, b)
	case m == 0xc0 || m == 0xc1 || m == 0xc2: // baseline, extended, progressive: what browsers show
		if err := c.frame(b); err != nil {
			return err
		}
	case m == jpegDHT || m == jpegDQT || m == jpegDRI:
	default:
		return ErrBroken
	}
	return c.put(m, b)
}

// application keeps of the segments of programs what changes how the picture
// looks.
func (c *jpegCopy) application(m byte, b []byte) error {
	switch {
	case m == jpegAPP0 && bytes.HasPrefix(b, []byte("JFIF\x00")) && len(b) >= 14:
		b[12], b[13] = 0, 0 // no thumbnail: it may show what was cut out of the picture
		return c.write(m, b[:14])
	case m == jpegAPP1 && bytes.HasPrefix(b, []byte("Exif\x00\x00")):
		c.up = orientation(b[6:])
	case m == jpegAPP2 && bytes.HasPrefix(b, []byte("ICC_PROFILE\x00")):
		return c.write(m, b)
	case m == jpegAPP14 && bytes.HasPrefix(b, []byte("Adobe")) && len(b) >= 12:
		return c.write(m, b[:12])
	}
	return nil
}

func (c *jpegCopy) frame(b []byte) error {
	if c.framed || len(b) < 6 {
		return ErrBroken
	}
	height, width := int(binary.BigEndian.Uint16(b[1:])), int(binary.BigEndian.Uint16(b[3:]))
	if width == 0 || height == 0 {
		return ErrBroken
	}
	if tooMany(width, height) {
		return ErrPixels
	}
	c.framed = true
	return nil
}

// put writes a segment of the picture itself, and before the first of them
// which way it is up.
func (c *jpegCopy) put(m byte, b []byte) error {
	if !c.begun {
		c.begun = true
		if c.up != 1 {
			if err := c.write(jpegAPP1, append([]byte("Exif\x00\x00"), upright(c.up)...)); err != nil {
				return err
			}
		}
	}
	return c.write(m, b)
}

func (c *jpegCopy) write(m byte, b []byte) error {
	var h [4]byte
	h[0], h[1] = 0xff, m
	binary.BigEndian.PutUint16(h[2:], uint16(len(b)+2)) // at most 65533
	if _, err := c.out.Write(h[:]); err != nil {
		return err
	}
	_, err := c.out.Write(b)
	return err
}

// scan copies a scan up to the next marker, which it leaves to be read. A
// picture that ends in the middle of its last scan is closed: browsers show
// what there is of it. done says that this was the end.
func (c *jpegCopy) scan() (done bool, err error) {
	b, err := c.body()
	if err != nil {
		return false, err
	}
	if err := c.put(jpegSOS, b); err != nil {
		return false, err
	}
	for {
		part, err := c.in.ReadSlice(0xff)
		if len(part) > 0 && err == nil {
			part = part[:len(part)-1]
		}
		if _, werr := c.out.Write(part); werr != nil {
			return false, werr
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF):
			_, err := c.out.Write([]byte{0xff, jpegEOI})
			return true, err
		case err != nil:
			return false, err
		}
		more, done, err := c.stuffed()
		if err != nil || !more {
			return done, err
		}
	}
}

// stuffed handles what follows 0xff in a scan. more says that the scan goes on.
func (c *jpegCopy) stuffed() (more, done bool, err error) {
	next, err := c.in.Peek(1)
	switch {
	case errors.Is(err, io.EOF):
		_, err := c.out.Write([]byte{0xff, jpegEOI})
		return false, true, err
	case err != nil:
		return false, false, err
	case next[0] == 0xff: // a fill byte
		return true, false, nil
	case next[0] == 0 || next[0] >= 0xd0 && next[0] <= 0xd7:
		_, err := c.out.Write([]byte{0xff, next[0]})
		if err == nil {
			_, err = c.in.Discard(1)
		}
		return true, false, err
	}
	c.half = true
	return false, false, nil
}
