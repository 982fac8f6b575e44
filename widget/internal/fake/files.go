package main

import (
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"strings"
)

// limits is what may be attached; small, so that a test can go over it.
var limits = object{"max_bytes": 2 << 20, "max_count": 5, "media": []string{"image/jpeg", "image/png", "application/pdf", "text/plain"}}

// upload is a file that a conversation holds.
type upload struct {
	media string
	bytes []byte
	sent  int // times it came over the wire
}

// files answers PUT and GET of /files/{key}.
func (h *hub) files(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 8<<20))
	h.mu.Lock()
	defer h.mu.Unlock()
	key := strings.TrimPrefix(r.URL.Path, "/files/")
	talk := h.all[strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")]
	switch {
	case err != nil, h.down:
		panic(http.ErrAbortHandler) // No answer at all: an empty one would say that the file has arrived.
	case talk == nil:
		problem(w, http.StatusUnauthorized, "Dit gesprek is er niet meer.")
	case r.Method == http.MethodGet:
		talk.download(w, key)
	case h.refuseFile > 0:
		h.refuseFile--
		problem(w, http.StatusUnsupportedMediaType, "Dit bestand is niet wat het zegt te zijn.")
	case h.busyFile > 0:
		h.busyFile--
		problem(w, http.StatusServiceUnavailable, "Het is even druk.")
	default:
		talk.attach(w, r, key, body)
		h.deliver()
	}
}

func (c *conversation) attach(w http.ResponseWriter, r *http.Request, key string, body []byte) {
	_, params, err := mime.ParseMediaType(r.Header.Get("Content-Disposition"))
	if err != nil || params["filename"] == "" {
		problem(w, http.StatusBadRequest, "Het bestand heeft geen naam.")
		return
	}
	media := r.Header.Get("Content-Type")
	if c.uploads[key] == nil {
		c.uploads[key] = &upload{media: media, bytes: body}
		c.add("file", "customer", object{"id": key, "name": params["filename"], "media": media, "size": len(body), "re": key})
	}
	c.uploads[key].sent++
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(object{"id": key, "name": params["filename"], "media": media, "size": len(body), "seq": len(c.events)})
}

func (c *conversation) download(w http.ResponseWriter, key string) {
	f := c.uploads[key]
	if f == nil {
		problem(w, http.StatusNotFound, "Dit bestand is er niet.")
		return
	}
	w.Header().Set("Content-Type", f.media)
	_, _ = w.Write(f.bytes)
}

func problem(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(object{"status": status, "title": http.StatusText(status), "detail": detail})
}
