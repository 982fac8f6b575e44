package media

import (
	"bytes"
	"encoding/binary"
	"net/http"
	"strings"
)

// sniff says what begins like this.
func sniff(b []byte) (string, error) {
	if len(b) == 0 {
		return "", ErrEmpty
	}
	if len(b) >= 12 && string(b[4:8]) == "ftyp" {
		if heic[string(b[8:12])] {
			return "", ErrHEIC
		}
		return "", ErrUnsupported
	}
	switch guess, _, _ := strings.Cut(http.DetectContentType(b), ";"); guess {
	case JPEG, PNG, GIF, WebP, PDF:
		return guess, nil
	case "text/plain":
		if !bytes.ContainsRune(b, 0) {
			return Text, nil
		}
	case "application/zip":
		return sniffZip(b)
	}
	return "", ErrUnsupported
}

// heic are the brands by which HEIF files of HEVC pictures begin.
var heic = map[string]bool{
	"heic": true, "heix": true, "hevc": true, "hevx": true, "heim": true, "heis": true, "hevm": true, "hevs": true,
	"mif1": true, "msf1": true,
}

// sniffZip tells documents by the names of the entries that a package begins
// with. A package with macros is none of ours.
func sniffZip(b []byte) (string, error) {
	names := zipNames(b)
	if len(names) == 0 {
		return "", ErrUnsupported
	}
	if names[0].name == "mimetype" && bytes.HasPrefix(names[0].rest, []byte(ODT)) && !bytes.HasPrefix(names[0].rest, []byte(ODT+"-")) {
		return ODT, nil
	}
	word := false
	for _, e := range names {
		switch {
		case strings.HasSuffix(strings.ToLower(e.name), "vbaproject.bin"):
			return "", ErrUnsupported
		case strings.HasPrefix(e.name, "word/"):
			word = true
		}
	}
	if word && opening[strings.Split(names[0].name, "/")[0]] {
		return DOCX, nil
	}
	return "", ErrUnsupported
}

// opening are the parts with which writers of DOCX begin.
var opening = map[string]bool{"[Content_Types].xml": true, "_rels": true, "docProps": true, "word": true, "customXml": true}

type zipEntry struct {
	name string
	rest []byte // what follows the name
}

// zipNames lists the local entries in the beginning of a package.
func zipNames(b []byte) []zipEntry {
	var out []zipEntry
	const header = 30
	for {
		i := bytes.Index(b, []byte("PK\x03\x04"))
		if i < 0 || len(b) < i+header {
			return out
		}
		b = b[i:]
		name := int(binary.LittleEndian.Uint16(b[26:]))
		extra := int(binary.LittleEndian.Uint16(b[28:]))
		if len(b) < header+name+extra {
			return out
		}
		out = append(out, zipEntry{string(b[header : header+name]), b[header+name+extra:]})
		b = b[header+name:]
	}
}
