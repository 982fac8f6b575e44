package media_test

import (
	"bytes"
	"errors"
	"flag"
	"image"
	"image/gif"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	_ "image/jpeg"
	_ "image/png"

	"github.com/gehoor/gehoor/bot/files/media"
)

var update = flag.Bool("update", false, "write the cleaned pictures anew")

func clean(t testing.TB, in []byte) (string, []byte, error) {
	t.Helper()
	f, err := media.Open(bytes.NewReader(in))
	if err != nil {
		return "", nil, err
	}
	var out bytes.Buffer
	err = f.CopyTo(&out)
	return f.Media, out.Bytes(), err
}

// TestPlaceIsTakenOutAndThePictureStays holds the cleaned pictures against what
// stands in testdata, and the pictures themselves against what they were.
func TestPlaceIsTakenOutAndThePictureStays(t *testing.T) {
	for name, c := range map[string]struct {
		in    []byte
		media string
		keeps []string
	}{
		"photo.jpg": {photo(t), media.JPEG, []string{"ICC_PROFILE", "JFIF", "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06"}},
		"shot.png":  {screenshot(t), media.PNG, []string{"pHYs"}},
		"loop.gif":  {animation(t), media.GIF, []string{"NETSCAPE2.0"}},
		"x.webp":    {webp(), media.WebP, []string{"EXIF", "MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06"}},
	} {
		t.Run(name, func(t *testing.T) {
			kind, got, err := clean(t, c.in)
			if err != nil || kind != c.media {
				t.Fatalf("%s, %v", kind, err)
			}
			for _, bad := range []string{place, "GPS", "Oudegracht", "xmpmeta", "Photoshop", "MPF", "Comment", "priv"} {
				if bytes.Contains(got, []byte(bad)) {
					t.Errorf("%q got through", bad)
				}
			}
			for _, want := range c.keeps {
				if !bytes.Contains(got, []byte(want)) {
					t.Errorf("%q was lost", want)
				}
			}
			golden(t, name, got)
			_, again, err := clean(t, got)
			if err != nil || !bytes.Equal(again, got) {
				t.Errorf("cleaning twice changes it: %v", err)
			}
			if c.media != media.WebP { // the standard library shows none
				sameDots(t, c.in, got)
			}
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("not as in %s", path)
	}
}

func sameDots(t *testing.T, before, after []byte) {
	t.Helper()
	a, _, err := image.Decode(bytes.NewReader(before))
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := image.Decode(bytes.NewReader(after))
	if err != nil {
		t.Fatalf("no picture any more: %v", err)
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				t.Fatalf("another dot at %d, %d", x, y)
			}
		}
	}
}

func TestAnAnimationStaysOne(t *testing.T) {
	_, got, err := clean(t, animation(t))
	if err != nil {
		t.Fatal(err)
	}
	g, err := gif.DecodeAll(bytes.NewReader(got))
	if err != nil || len(g.Image) != 2 || g.Delay[1] != 20 || g.LoopCount != 3 {
		t.Errorf("%v: %+v", err, g)
	}
}

func TestWhatAFileIsFollowsFromItsContent(t *testing.T) {
	entry := func(name, body string) string {
		b := []byte("PK\x03\x04" + strings.Repeat("\x00", 22))
		b = append(b, byte(len(name)), 0, 0, 0)
		return string(b) + name + body
	}
	for name, c := range map[string]struct {
		in    string
		media string
		err   error
	}{
		"a PDF":                     {"%PDF-1.7\n...", media.PDF, nil},
		"a text":                    {"Beste mensen,\n\nDe lamp is kapot. Café.", media.Text, nil},
		"a text with a mark":        {"\ufeffHallo", media.Text, nil},
		"a document of Word":        {entry("[Content_Types].xml", "x") + entry("_rels/.rels", "x") + entry("word/document.xml", "x"), media.DOCX, nil},
		"a document of LibreOffice": {entry("mimetype", media.ODT) + entry("content.xml", "x"), media.ODT, nil},
		"a template of LibreOffice": {entry("mimetype", media.ODT+"-template"), "", media.ErrUnsupported},
		"a document with macros":    {entry("[Content_Types].xml", "x") + entry("word/document.xml", "x") + entry("word/vbaProject.bin", "x"), "", media.ErrUnsupported},
		"a sheet":                   {entry("[Content_Types].xml", "x") + entry("xl/workbook.xml", "x"), "", media.ErrUnsupported},
		"any other package":         {entry("a.exe", "MZ") + entry("word/document.xml", "x"), "", media.ErrUnsupported},
		"a package cut off at once": {"PK\x03\x04", "", media.ErrUnsupported},
		"a page":                    {"<!DOCTYPE html><script>alert(1)</script>", "", media.ErrUnsupported},
		"a drawing with a script":   {`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`, "", media.ErrUnsupported},
		"a program":                 {"MZ\x90\x00\x03\x00\x00\x00", "", media.ErrUnsupported},
		"a film":                    {"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", "", media.ErrUnsupported},
		"a photo in HEIC":           {"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "", media.ErrHEIC},
		"a photo of an iPhone":      {"\x00\x00\x00\x24ftypmif1\x00\x00\x00\x00", "", media.ErrHEIC},
		"nothing":                   {"", "", media.ErrEmpty},
		"a text in UTF-16":          {"\xff\xfeH\x00a\x00", "", media.ErrUnsupported},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := media.Open(strings.NewReader(c.in))
			if !errors.Is(err, c.err) || err == nil && f.Media != c.media {
				t.Errorf("got %+v, %v", f, err)
			}
		})
	}
}

func TestWhatIsOnlyBegunLikeAPictureIsRefused(t *testing.T) {
	bomb := screenshot(t)
	copy(bomb[16:], "\x00\x00\x4e\x20\x00\x00\x4e\x20") // 20,000 by 20,000
	wide := photo(t)
	at := bytes.Index(wide, []byte("\xff\xc0"))
	copy(wide[at+5:], "\xff\xff\xff\xff")
	broad := animation(t)
	copy(broad[6:], "\xff\xff\xff\xff")
	large := webp()
	copy(large[24:], "\xff\xff\xff\xff\xff\xff")
	for name, c := range map[string]struct {
		in  []byte
		err error
	}{
		"a PNG of too many dots":     {bomb, media.ErrPixels},
		"a JPEG of too many dots":    {wide, media.ErrPixels},
		"a GIF of too many dots":     {broad, media.ErrPixels},
		"a WebP of too many dots":    {large, media.ErrPixels},
		"a JPEG with a page in it":   {[]byte("\xff\xd8\xff<html><script>alert(1)</script>"), media.ErrBroken},
		"a GIF with a page in it":    {[]byte("GIF89a/*<html>*/=1;alert(1)"), media.ErrPixels},
		"a text that hides commands": {[]byte("Hallo\x1b[2J"), media.ErrBroken},
		"a PNG cut off":              {screenshot(t)[:200], media.ErrBroken},
		"a GIF cut off":              {animation(t)[:60], media.ErrBroken},
		"a WebP cut off":             {webp()[:60], media.ErrBroken},
		"a JPEG without a frame":     {photo(t)[:80], media.ErrBroken},
		"a text that turns binary":   {append(bytes.Repeat([]byte("gewoon "), 20_000), 0), media.ErrBroken},
		"a text that turns Latin":    {append(bytes.Repeat([]byte("gewoon "), 20_000), 0xe9), media.ErrBroken},
	} {
		t.Run(name, func(t *testing.T) {
			if _, _, err := clean(t, c.in); !errors.Is(err, c.err) {
				t.Errorf("got %v, want %v", err, c.err)
			}
		})
	}
}

// Characters of two to four bytes stand across the parts in which a text is
// read.
func TestATextPassesAsItIs(t *testing.T) {
	for _, c := range []string{"é", "€", "😡", "aé€😡\r\n"} {
		for shift := range 4 {
			in := []byte(strings.Repeat("x", shift) + strings.Repeat(c, 60_000))
			f, err := media.Open(iotest.OneByteReader(bytes.NewReader(in)))
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := f.CopyTo(&out); err != nil || !bytes.Equal(out.Bytes(), in) {
				t.Errorf("%q from %d: %v, %d of %d bytes", c, shift, err, out.Len(), len(in))
			}
			if _, _, err := clean(t, in[:len(in)-1]); c != "aé€😡\r\n" && !errors.Is(err, media.ErrBroken) {
				t.Errorf("%q cut off: %v", c, err)
			}
		}
	}
}

// A telephone that ran out of memory leaves a photo without its end: browsers
// show what there is, so it is taken.
func TestAPhotoWithoutItsEndIsClosed(t *testing.T) {
	in := photo(t)
	end := bytes.LastIndex(in, []byte{0xff, 0xd9})
	_, got, err := clean(t, in[:end-10])
	if err != nil || !bytes.HasSuffix(got, []byte{0xff, 0xd9}) {
		t.Errorf("%v, ends in % x", err, got[max(0, len(got)-4):])
	}
}

func TestAFileThatWasCutOffOnItsWayIsNotCalledBroken(t *testing.T) {
	for name, in := range map[string][]byte{"photo": photo(t), "shot": screenshot(t), "loop": animation(t), "webp": webp(), "pdf": []byte("%PDF-1.7 ...")} {
		cut := errors.New("connection reset")
		f, err := media.Open(io.MultiReader(bytes.NewReader(in[:len(in)/2]), iotest.ErrReader(cut)))
		if err == nil {
			err = f.CopyTo(io.Discard)
		}
		if !errors.Is(err, cut) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestAWriterThatFailsEndsIt(t *testing.T) {
	full := errors.New("disk full")
	for name, in := range map[string][]byte{"photo": photo(t), "shot": screenshot(t), "loop": animation(t), "webp": webp(), "text": []byte("Hallo")} {
		f, err := media.Open(bytes.NewReader(in))
		if err != nil {
			t.Fatal(err)
		}
		if err := f.CopyTo(failing{full}); !errors.Is(err, full) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// FuzzClean holds for any bytes: it ends, what comes out is of the same kind
// and no larger than what came in, and cleaning it again changes nothing.
func FuzzClean(f *testing.F) {
	for _, in := range [][]byte{photo(f), screenshot(f), animation(f), webp(), []byte("Hallo"), []byte("%PDF-1.7")} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		kind, out, err := clean(t, in)
		if err != nil {
			return
		}
		if len(out) > len(in)+len("\xff\xe1..Exif\x00\x00")+40 {
			t.Errorf("%d bytes became %d", len(in), len(out))
		}
		again, twice, err := clean(t, out)
		if err != nil || again != kind || !bytes.Equal(twice, out) {
			t.Errorf("%s, then %s, %v", kind, again, err)
		}
	})
}
