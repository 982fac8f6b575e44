package media

import (
	"bufio"
	"encoding/binary"
	"io"
)

// pngKept are the chunks that a picture needs to look right, animation
// included. Text, time, Exif and what programs add of their own is left out.
var pngKept = map[string]bool{
	"IHDR": true, "PLTE": true, "IDAT": true, "IEND": true, "tRNS": true, "gAMA": true, "cHRM": true, "sRGB": true,
	"iCCP": true, "sBIT": true, "bKGD": true, "hIST": true, "pHYs": true, "cICP": true, "mDCV": true, "cLLI": true,
	"acTL": true, "fcTL": true, "fdAT": true,
}

// maxProfile bounds a colour profile, which is compressed, in bytes.
const maxProfile = 1 << 20

// cleanPNG copies a PNG chunk by chunk. What follows its end is left out.
func cleanPNG(in *bufio.Reader, out io.Writer) error {
	if _, err := io.CopyN(out, in, 8); err != nil { // the signature, by which it was told
		return err
	}
	for first := true; ; first = false {
		var h [8]byte
		if _, err := io.ReadFull(in, h[:]); err != nil {
			return err
		}
		size, kind := int64(binary.BigEndian.Uint32(h[:])), string(h[4:])
		if first != (kind == "IHDR") || size > 1<<31-1 || !isChunkName(kind) {
			return ErrBroken
		}
		if first {
			if err := pngFits(in, size); err != nil {
				return err
			}
		}
		to := out
		if !pngKept[kind] || kind == "iCCP" && size > maxProfile {
			to = io.Discard
		}
		if _, err := to.Write(h[:]); err != nil {
			return err
		}
		if _, err := io.CopyN(to, in, size+4); err != nil { // with its checksum
			return err
		}
		if kind == "IEND" {
			return nil
		}
	}
}

func pngFits(in *bufio.Reader, size int64) error {
	if size != 13 {
		return ErrBroken
	}
	b, err := in.Peek(8)
	if err != nil {
		return err
	}
	width, height := binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
	switch {
	case width == 0 || height == 0:
		return ErrBroken
	case width > maxSide || height > maxSide || tooMany(int(width), int(height)):
		return ErrPixels
	}
	return nil
}

func isChunkName(s string) bool {
	for _, c := range []byte(s) {
		if c < 'A' || c > 'z' || c > 'Z' && c < 'a' {
			return false
		}
	}
	return true
}
