package build

import (
	"bytes"
	"compress/gzip"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

func unzip(t *testing.T, b []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r) // checks length and sum too
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSqueezeLosesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	texts := map[string]string{
		"empty": "", "one": "a", "two": "ab", "same": strings.Repeat("a", 1000), "longest match": strings.Repeat("ab", 129) + "abc",
		"far": "needle" + strings.Repeat("x", window-6) + "needle" + strings.Repeat("y", 99) + "needle",
	}
	noise := make([]byte, 5000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	texts["noise"] = string(noise)
	var words strings.Builder
	for range 4000 {
		words.WriteString([]string{"const ", "return ", "=>", "(e)", "klacht", "\n"}[random.IntN(6)])
	}
	texts["words"] = words.String()
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			if got := string(unzip(t, squeeze([]byte(text)))); got != text {
				t.Errorf("%d bytes came back of %d", len(got), len(text))
			}
		})
	}
}

func TestSqueezeIsSmallerThanTheStandardLibrary(t *testing.T) {
	source, err := os.ReadFile("../../dist/widget.js")
	if err != nil {
		t.Fatal(err)
	}
	var usual bytes.Buffer
	w, err := gzip.NewWriterLevel(&usual, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(source); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := len(squeeze(source)); got >= usual.Len() {
		t.Errorf("%d bytes, the standard library needs %d", got, usual.Len())
	}
}

func FuzzSqueeze(f *testing.F) {
	f.Add([]byte("abcabcabc"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if got := unzip(t, squeeze(b)); !bytes.Equal(got, b) {
			t.Errorf("%q came back as %q", b, got)
		}
	})
}
