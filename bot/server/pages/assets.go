package pages

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed static
var static embed.FS

// Assets serves style sheets, scripts and drawings under addresses that change
// with their content, so that browsers may keep them for ever.
type Assets struct {
	address map[string]string // name -> /assets/HASH/name
	content map[string]asset  // HASH/name
}

type asset struct {
	kind string
	body []byte
}

func newAssets() *Assets {
	a := &Assets{address: map[string]string{}, content: map[string]asset{}}
	entries, err := static.ReadDir("static")
	if err != nil {
		panic(err) // embedded: can't fail
	}
	for _, e := range entries {
		body, err := static.ReadFile("static/" + e.Name())
		if err != nil {
			panic(err) // embedded: can't fail
		}
		sum := sha256.Sum256(body)
		key := hex.EncodeToString(sum[:6]) + "/" + e.Name()
		a.address[e.Name()] = "/assets/" + key
		a.content[key] = asset{kind: mime.TypeByExtension(path.Ext(e.Name())), body: body}
	}
	return a
}

// Address returns where the asset called name is served, "" if there is none.
func (a *Assets) Address(name string) string { return a.address[name] }

// ServeHTTP answers /assets/HASH/name.
func (a *Assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := a.content[strings.TrimPrefix(r.URL.Path, "/assets/")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	w.Write(f.body)
}
