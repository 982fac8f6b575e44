package media

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// extensions are how names of each kind may end; the first is put behind a
// name that doesn't.
var extensions = map[string][]string{
	JPEG: {".jpg", ".jpeg"}, PNG: {".png"}, WebP: {".webp"}, GIF: {".gif"}, PDF: {".pdf"}, Text: {".txt", ".log", ".md", ".csv"},
	DOCX: {".docx"}, ODT: {".odt"},
}

// maxName is how long a name may be, in runes, without its ending.
const maxName = 80

// Name makes of the name that somebody gave a file one that is safe to show, to
// store and to save under: without a path, without characters that can't be
// seen or that turn the text around, and with an ending that tells the truth.
func Name(given, media string) string {
	given = norm.NFC.String(strings.ToValidUTF8(given, ""))
	if i := strings.LastIndexAny(given, `/\`); i >= 0 {
		given = given[i+1:]
	}
	given = strings.Join(strings.Fields(strings.Map(plain, given)), " ")
	ends := extensions[media]
	end := path.Ext(given)
	if slices.Contains(ends, strings.ToLower(end)) {
		given = strings.TrimSuffix(given, end)
	} else if len(ends) > 0 {
		end = ends[0]
	} else {
		end = ""
	}
	given = strings.Trim(given, " .")
	if runes := []rune(given); len(runes) > maxName {
		given = strings.Trim(string(runes[:maxName]), " .")
	}
	if given == "" {
		given = "IMG"
		if !strings.HasPrefix(media, "image/") {
			given = "document"
		}
	}
	return given + strings.ToLower(end)
}

// plain drops what can't be seen and replaces what file systems don't bear.
func plain(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case !unicode.IsGraphic(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		return -1
	case strings.ContainsRune(`<>:"|?*`, r):
		return '_'
	}
	return r
}
