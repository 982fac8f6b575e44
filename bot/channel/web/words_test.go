package web_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

var errorKey = regexp.MustCompile(`"(error\.[a-z_.]*[a-z])"`)

// TestEveryErrorHasWords holds that every key of an error, wherever it is made,
// has a text in every language: the customer is told what to do next.
func TestEveryErrorHasWords(t *testing.T) {
	speaker, err := words()
	if err != nil {
		t.Fatal(err)
	}
	root := os.DirFS(filepath.Join("..", "..", ".."))
	found := map[string]string{}
	err = fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := fs.ReadFile(root, path)
		for _, m := range errorKey.FindAllSubmatch(source, -1) {
			found[string(m[1])] = path
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []bot.Code{
		bot.BadFrame, bot.TooLong, bot.TooFast, bot.UnknownChoice, bot.Closed, bot.BadToken, bot.Unavailable, bot.Internal,
	} {
		found["error."+string(code)] = "the protocol's codes"
	}
	if len(found) < 20 {
		t.Errorf("only %d keys were found", len(found))
	}
	for key, where := range found {
		for _, locale := range []string{"nl", "en"} {
			if !speaker.Has(locale, key) {
				t.Errorf("%s has no text in %s (%s)", key, locale, where)
			}
		}
	}
}
