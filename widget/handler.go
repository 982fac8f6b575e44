package widget

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
)

const (
	// The loader is small and names the app by its hash, so it may be five minutes old.
	loaderCache = "public, max-age=300, stale-while-revalidate=86400"
	// What is named by its content never changes.
	pinnedCache = "public, max-age=31536000, immutable"
)

// file is one script, with its compressed forms and the headers that never change.
type file struct {
	plain, gzip, brotli []byte
	cache               string
	etag                string
	media               string
}

// Handler serves GET and HEAD of /widget.js (the loader), /w/<loader> (the same, pinned), /w/<app>
// /w/<extras>, and /w/manifest.json, which names them with their hashes; anything else under it is not found. It keeps all of them in memory, compressed
// beforehand, and is safe for concurrent use. An error means that the binary was built from a
// damaged dist folder.
func Handler() (http.Handler, error) {
	m, err := loadManifest()
	if err != nil {
		return nil, err
	}
	files := map[string]*file{}
	add := func(path, name, cache, hash string) error {
		f := &file{cache: cache, media: "text/javascript; charset=utf-8", etag: `"` + strings.TrimPrefix(hash, "sha256-") + `"`}
		for suffix, into := range map[string]*[]byte{"": &f.plain, ".gz": &f.gzip, ".br": &f.brotli} {
			b, err := dist.ReadFile("dist/" + name + suffix)
			if err != nil {
				return fmt.Errorf("widget file: %w", err)
			}
			*into = b
		}
		files[path] = f
		return nil
	}
	if err := add("/widget.js", "widget.js", loaderCache, m.LoaderIntegrity); err != nil {
		return nil, err
	}
	if err := add("/w/"+m.Loader, "widget.js", pinnedCache, m.LoaderIntegrity); err != nil {
		return nil, err
	}
	for _, module := range append(slices.Collect(maps.Values(m.Apps)), m.Extras) {
		if err := add("/w/"+module.Name, module.Name, pinnedCache, module.Integrity); err != nil {
			return nil, err
		}
	}
	listed, err := dist.ReadFile("dist/manifest.json")
	if err != nil {
		return nil, fmt.Errorf("widget manifest: %w", err)
	}
	files["/w/manifest.json"] = &file{
		plain: listed, cache: loaderCache, etag: `"` + strings.TrimPrefix(m.LoaderIntegrity, "sha256-") + `"`, media: "application/json",
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f := files[r.URL.Path]
		if f == nil {
			http.NotFound(w, r)
			return
		}
		f.serve(w, r)
	}), nil
}

func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	// Any site may embed the widget; there is nothing in it that is anybody's secret.
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Type", f.media)
	h.Set("Cache-Control", f.cache)
	h.Add("Vary", "Accept-Encoding")

	body, coding := f.plain, ""
	switch accepted := r.Header.Get("Accept-Encoding"); {
	case f.brotli == nil: // too small to gain anything
	case accepts(accepted, "br"):
		body, coding = f.brotli, "br"
	case accepts(accepted, "gzip"):
		body, coding = f.gzip, "gzip"
	}
	etag := f.etag
	if coding != "" {
		// Two codings are two representations, and a strong tag tells them apart.
		etag = strings.TrimSuffix(etag, `"`) + "-" + coding + `"`
		h.Set("Content-Encoding", coding)
	}
	h.Set("ETag", etag)
	if known(r.Header.Get("If-None-Match"), etag) {
		h.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", fmt.Sprint(len(body)))
	if r.Method == http.MethodGet {
		// A customer who went away needs no answer, and there is nobody to tell.
		_, _ = w.Write(body)
	}
}

// accepts reports whether an Accept-Encoding header allows the coding (RFC 9110, 12.5.3).
func accepts(header, coding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		q := strings.TrimPrefix(strings.ReplaceAll(strings.ToLower(params), " ", ""), "q=")
		return strings.Trim(q, "0.") != "" || params == ""
	}
	return false
}

// known reports whether an If-None-Match header names the tag; the comparison is the weak one
// (RFC 9110, 13.1.2), because proxies weaken tags.
func known(header, etag string) bool {
	for part := range strings.SplitSeq(header, ",") {
		part = strings.TrimSpace(part)
		if part == "*" || strings.TrimPrefix(part, "W/") == etag {
			return true
		}
	}
	return false
}
