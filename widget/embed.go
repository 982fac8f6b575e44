// Package widget holds the chat widget as it goes to customers' browsers: the loader that a site
// embeds, and the app that the loader fetches when somebody wants to talk. The TypeScript sources
// are in src; go generate makes dist out of them.
package widget

import (
	"embed"
	"encoding/json"
	"fmt"
	"html"
	"strings"
)

//go:generate go run ./internal/build/cmd

//go:embed dist
var dist embed.FS

// manifest names the built files; internal/build writes it.
type manifest struct {
	Loader          string            `json:"loader"`
	LoaderIntegrity string            `json:"loader_integrity"`
	Apps            map[string]module `json:"apps"` // by language
	Extras          module            `json:"extras"`
}

type module struct {
	Name      string `json:"name"`
	Integrity string `json:"integrity"`
}

func loadManifest() (manifest, error) {
	var m manifest
	b, err := dist.ReadFile("dist/manifest.json")
	if err != nil {
		return m, fmt.Errorf("widget manifest: %w", err)
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("widget manifest: %w", err)
	}
	return m, nil
}

// Snippet is the script tag by which a site embeds the widget of the server at origin
// ("https://klachten.example.nl") and gets every later version of it by itself.
func Snippet(origin string) string {
	return fmt.Sprintf(`<script src="%s/widget.js" defer></script>`, address(origin))
}

// PinnedSnippet is the script tag that embeds exactly this version, whose hash the browser checks.
// A site that uses it gets no repairs until it changes the tag.
func PinnedSnippet(origin string) (string, error) {
	m, err := loadManifest()
	if err != nil {
		return "", err
	}
	return fmt.Sprintf(`<script src="%s/w/%s" integrity="%s" crossorigin defer></script>`,
		address(origin), m.Loader, m.LoaderIntegrity), nil
}

func address(origin string) string { return html.EscapeString(strings.TrimSuffix(origin, "/")) }
