package understand

import (
	"embed"
	"strings"
	"sync"

	"github.com/gehoor/gehoor/bot/understand/langid"
	"github.com/gehoor/gehoor/bot/understand/phrases"
)

//go:embed books/*.txt
var bookFiles embed.FS

// compiled is the book of all phrases, made once.
var compiled = sync.OnceValues(func() (*phrases.Book, error) {
	entries, err := bookFiles.ReadDir("books")
	if err != nil {
		return nil, err
	}
	books := map[string]string{}
	known := langid.Words()
	for _, e := range entries {
		text, err := bookFiles.ReadFile("books/" + e.Name())
		if err != nil {
			return nil, err
		}
		if e.Name() == "known.txt" {
			known = append(known, strings.Fields(string(text))...)
			continue
		}
		books[e.Name()] = string(text)
	}
	return phrases.Compile(books, known)
})
