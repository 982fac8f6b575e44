package media

import (
	"bufio"
	"encoding/binary"
	"io"
)

// webpKept are the chunks of a WebP that make the picture.
var webpKept = map[[4]byte]bool{
	{'V', 'P', '8', ' '}: true, {'V', 'P', '8', 'L'}: true, {'V', 'P', '8', 'X'}: true,
	{'A', 'L', 'P', 'H'}: true, {'A', 'N', 'I', 'M'}: true, {'I', 'C', 'C', 'P'}: true,
}

// webpJunk is the name of what was left out. It keeps its place, filled with
// zeros, because the size of the whole stands at the beginning and has gone by.
const webpJunk = "JUNK"

// xmpFlag says in a VP8X chunk that there is XMP.
const xmpFlag = 0x04

// cleanWebP copies a WebP chunk by chunk. Of Exif the orientation stays; XMP
// and chunks that nobody needs become zeros.
func cleanWebP(in *bufio.Reader, out io.Writer) error {
	var h [12]byte
	if _, err := io.ReadFull(in, h[:]); err != nil {
		return err
	}
	if _, err := out.Write(h[:]); err != nil {
		return err
	}
	size := int64(binary.LittleEndian.Uint32(h[4:])) - 4
	if size < 8 || size%2 != 0 {
		return ErrBroken
	}
	if err := webpFits(in); err != nil {
		return err
	}
	return webpChunks(in, out, size, true)
}

// webpFits looks at the first chunk, which has the size of the canvas.
func webpFits(in *bufio.Reader) error {
	b, err := in.Peek(18)
	if err != nil {
		return err
	}
	kind, b := string(b[:4]), b[8:]
	var width, height int
	switch kind {
	case "VP8X":
		width = 1 + (int(b[4]) | int(b[5])<<8 | int(b[6])<<16)
		height = 1 + (int(b[7]) | int(b[8])<<8 | int(b[9])<<16)
	case "VP8L":
		v := binary.LittleEndian.Uint32(b[1:])
		width, height = 1+int(v&0x3fff), 1+int(v>>14&0x3fff)
		if b[0] != 0x2f {
			return ErrBroken
		}
	case "VP8 ":
		width, height = int(binary.LittleEndian.Uint16(b[6:])&0x3fff), int(binary.LittleEndian.Uint16(b[8:])&0x3fff)
		if string(b[3:6]) != "\x9d\x01\x2a" {
			return ErrBroken
		}
	default:
		return ErrBroken
	}
	if tooMany(width, height) {
		return ErrPixels
	}
	return nil
}

// webpChunks copies size bytes of chunks. Those of a frame of an animation
// stand inside another chunk.
func webpChunks(in *bufio.Reader, out io.Writer, size int64, outside bool) error {
	for size > 0 {
		var h [8]byte
		if size < 8 {
			return ErrBroken
		}
		if _, err := io.ReadFull(in, h[:]); err != nil {
			return err
		}
		kind, n := string(h[:4]), int64(binary.LittleEndian.Uint32(h[4:]))
		n += n & 1 // padded to an even size
		size -= 8 + n
		if size < 0 {
			return ErrBroken
		}
		if err := webpChunk(in, out, h, kind, n, outside); err != nil {
			return err
		}
	}
	return nil
}

func webpChunk(in *bufio.Reader, out io.Writer, h [8]byte, kind string, n int64, outside bool) error {
	const frameHead = 16
	switch {
	case kind == "ANMF" && outside && n >= frameHead:
		if _, err := out.Write(h[:]); err != nil {
			return err
		}
		if _, err := io.CopyN(out, in, frameHead); err != nil {
			return err
		}
		return webpChunks(in, out, n-frameHead, false)
	case kind == "VP8X" && outside && n >= 10:
		flags, err := in.Peek(1)
		if err != nil {
			return err
		}
		flags[0] &^= xmpFlag
	case kind == "EXIF" && outside:
		return webpExif(in, out, h, n)
	case !webpKept[[4]byte(h[:4])]:
		copy(h[:], webpJunk)
		return webpZeros(in, out, h, n, nil)
	}
	if _, err := out.Write(h[:]); err != nil {
		return err
	}
	_, err := io.CopyN(out, in, n)
	return err
}

func webpExif(in *bufio.Reader, out io.Writer, h [8]byte, n int64) error {
	b, err := in.Peek(int(min(n, head/2)))
	if err != nil {
		return err
	}
	if len(b) > 6 && string(b[:6]) == "Exif\x00\x00" { // some writers put JPEG's name before it
		b = b[6:]
	}
	keep := upright(orientation(b))
	if int64(len(keep)) > n {
		copy(h[:], webpJunk)
		keep = nil
	}
	return webpZeros(in, out, h, n, keep)
}

// webpZeros writes a chunk of n bytes that begins with keep and goes on with
// zeros, in place of the one that is read.
func webpZeros(in *bufio.Reader, out io.Writer, h [8]byte, n int64, keep []byte) error {
	if _, err := io.CopyN(io.Discard, in, n); err != nil {
		return err
	}
	if _, err := out.Write(h[:]); err != nil {
		return err
	}
	if _, err := out.Write(keep); err != nil {
		return err
	}
	_, err := io.CopyN(out, zeros{}, n-int64(len(keep)))
	return err
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
