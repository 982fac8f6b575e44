package media_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// place is what must not get through: where a picture was made, as Exif, XMP
// and programs write it.
const place = "52.0907N 5.1214E Oudegracht"

// tiffWithPlace is the Exif of a photo taken with the telephone on its side:
// orientation 6, a camera's name, and where it was.
func tiffWithPlace() []byte {
	var b bytes.Buffer
	le := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) }
	b.WriteString("II*\x00")
	le(uint32(8))
	le(uint16(3))
	for _, e := range []struct {
		tag, kind    uint16
		count, value uint32
	}{{0x010f, 2, uint32(len(place)), 50}, {0x0112, 3, 1, 6}, {0x8825, 4, 1, 100}} {
		le(e.tag)
		le(e.kind)
		le(e.count)
		le(e.value)
	}
	le(uint32(0))
	b.WriteString(place)
	b.WriteString(strings.Repeat("\x00", 40))
	b.WriteString("GPS " + place)
	return b.Bytes()
}

func picture() *image.Paletted {
	m := image.NewPaletted(image.Rect(0, 0, 40, 24), color.Palette{color.White, color.Black, color.RGBA{200, 30, 30, 255}})
	for i := range m.Pix {
		m.Pix[i] = uint8(i/7) % 3
	}
	return m
}

func segment(marker byte, body string) []byte {
	b := []byte{0xff, marker}
	b = binary.BigEndian.AppendUint16(b, uint16(len(body)+2))
	return append(b, body...)
}

// photo is a JPEG as a telephone writes it: with Exif, XMP, IPTC, a comment, a
// colour profile, a thumbnail, and a film behind it.
func photo(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture(), nil); err != nil {
		t.Fatal(err)
	}
	out := []byte{0xff, 0xd8}
	out = append(out, segment(0xe0, "JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x01\x01"+"abc")...)
	out = append(out, segment(0xe1, "Exif\x00\x00"+string(tiffWithPlace()))...)
	out = append(out, segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+place)...)
	out = append(out, segment(0xe2, "ICC_PROFILE\x00\x01\x01profile")...)
	out = append(out, segment(0xe2, "MPF\x00"+place)...)
	out = append(out, segment(0xed, "Photoshop 3.0\x00"+place)...)
	out = append(out, segment(0xfe, place)...)
	out = append(out, b.Bytes()[2:]...)
	return append(out, "ftypmp42"+place...)
}

func chunk(kind, body string) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	b = append(b, kind+body...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE([]byte(kind+body)))
}

func screenshot(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, picture()); err != nil {
		t.Fatal(err)
	}
	const head = 8 + 8 + 13 + 4 // signature and IHDR
	out := bytes.Clone(b.Bytes()[:head])
	for _, kind := range []string{"tEXt", "zTXt", "iTXt", "eXIf", "tIME", "prIv", "caBX"} {
		out = append(out, chunk(kind, "Comment\x00"+place)...)
	}
	out = append(out, chunk("pHYs", "\x00\x00\x0b\x13\x00\x00\x0b\x13\x01")...)
	out = append(out, b.Bytes()[head:]...)
	return append(out, place...)
}

func animation(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{picture(), picture()}, Delay: []int{10, 20}, LoopCount: 3})
	if err != nil {
		t.Fatal(err)
	}
	in := b.Bytes()
	at := bytes.Index(in, []byte("!\xff\x0bNETSCAPE2.0"))
	out := bytes.Clone(in[:at])
	for _, head := range []string{"!\xfe", "!\xff\x0bXMP DataXMP", "!\x01\x0ccaption here"} {
		out = append(out, head...)
		out = append(out, byte(len(place)))
		out = append(out, place+"\x00"...)
	}
	out = append(out, in[at:]...)
	return append(out, place...)
}

// webp is a WebP of 4 by 3 points without loss, in the extended form, with Exif and
// XMP behind the picture.
func webp() []byte {
	riff := func(kind, body string) string {
		b := kind + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body
		if len(body)%2 == 1 {
			b += "\x00"
		}
		return b
	}
	body := "WEBP" + riff("VP8X", "\x0c\x00\x00\x00\x03\x00\x00\x02\x00\x00") +
		riff("VP8L", "\x2f\x03\x80\x00\x00\x07\xd0\xff\xfe\xf7\xbf\xff\x81\x88\xe8\x7f\x00") +
		riff("EXIF", string(tiffWithPlace())) + riff("XMP ", "<x:xmpmeta>"+place) + riff("priv", place)
	return []byte("RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body + place)
}
