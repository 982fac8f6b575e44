// Package build makes the widget's distributed files out of its sources: minified, named by their
// content, compressed beforehand, and the same byte for byte wherever they are made.
package build

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Manifest tells what the build made, so that whoever serves it needs no rule of its own. The
// hashes have the form of the integrity attribute.
type Manifest struct {
	// Loader is the name of the loader that is immutable; the same bytes are at widget.js.
	Loader          string `json:"loader"`
	LoaderIntegrity string `json:"loader_integrity"`
	// Apps are the app modules by language: each has the words of its own alone.
	Apps map[string]Module `json:"apps"`
	// Extras is the module for menu, attachments and the other language, which the app fetches
	// when asked for one.
	Extras Module `json:"extras"`
}

// Module is a script that is fetched by its name and hash.
type Module struct {
	Name      string `json:"name"`
	Integrity string `json:"integrity"`
}

// Files are the made files by name, as they belong into the dist folder.
type Files map[string][]byte

// Bundle makes the dist files from the sources in dir/src, whose generated texts must be up to
// date. labels are the launcher's words by language.
func Bundle(dir string, labels map[string]string) (Files, error) {
	files := Files{}
	module := func(entry string, define map[string]string) (Module, error) {
		b, err := bundle(filepath.Join(dir, "src", entry+".ts"), api.FormatESModule, define)
		m := Module{Name: entry + "." + contentHash(b) + ".js", Integrity: integrity(b)}
		files[m.Name] = b
		return m, err
	}
	extras, err := module("extras", nil)
	if err != nil {
		return nil, err
	}
	m := Manifest{Extras: extras, Apps: map[string]Module{}}
	known := map[string][3]string{}
	for _, lang := range languages {
		m.Apps[lang], err = module("app", map[string]string{
			"LANG":             quoted(lang),
			"EXTRAS":           quoted("w/" + extras.Name),
			"EXTRAS_INTEGRITY": quoted(extras.Integrity),
		})
		if err != nil {
			return nil, err
		}
		known[lang] = [3]string{labels[lang], "w/" + m.Apps[lang].Name, m.Apps[lang].Integrity}
	}
	apps, err := json.Marshal(known)
	if err != nil {
		return nil, fmt.Errorf("apps: %w", err)
	}
	loader, err := bundle(filepath.Join(dir, "src", "loader.ts"), api.FormatIIFE, map[string]string{"APPS": string(apps)})
	if err != nil {
		return nil, err
	}
	m.Loader = "loader." + contentHash(loader) + ".js"
	m.LoaderIntegrity = integrity(loader)

	manifest, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	files["widget.js"] = loader
	for _, name := range slices.Collect(maps.Keys(files)) {
		if err := files.compress(name); err != nil {
			return nil, err
		}
	}
	files["manifest.json"] = append(manifest, '\n')
	return files, nil
}

// Script bundles one TypeScript file and what it imports for node, for tests of the sources.
func Script(entry string) ([]byte, error) {
	return run(entry, api.BuildOptions{Format: api.FormatESModule, Platform: api.PlatformNode})
}

func bundle(entry string, format api.Format, define map[string]string) ([]byte, error) {
	return run(entry, api.BuildOptions{
		Format:            format,
		Define:            define,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
	})
}

func run(entry string, options api.BuildOptions) ([]byte, error) {
	options.EntryPoints = []string{entry}
	options.Bundle = true
	options.Charset = api.CharsetUTF8
	options.Target = api.ES2022
	options.Outfile = "out.js"
	options.TsconfigRaw = `{}`
	options.Plugins = []api.Plugin{styles}
	result := api.Build(options)
	if len(result.Errors) > 0 {
		text := api.FormatMessages(result.Errors, api.FormatMessagesOptions{})
		return nil, fmt.Errorf("bundle %s: %s", filepath.Base(entry), strings.Join(text, "\n"))
	}
	return result.OutputFiles[0].Contents, nil
}

// styles gives a style sheet to the script that imports it as minified text.
var styles = api.Plugin{Name: "styles", Setup: func(b api.PluginBuild) {
	b.OnLoad(api.OnLoadOptions{Filter: `\.css$`}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
		source, err := os.ReadFile(args.Path)
		if err != nil {
			return api.OnLoadResult{}, fmt.Errorf("style sheet: %w", err)
		}
		out := api.Transform(string(source), api.TransformOptions{
			Loader: api.LoaderCSS, MinifyWhitespace: true, MinifySyntax: true, Charset: api.CharsetUTF8,
		})
		if len(out.Errors) > 0 {
			return api.OnLoadResult{Errors: out.Errors}, nil
		}
		// It leaves the values of custom properties as they are; ours have no strings.
		text := strings.ReplaceAll(strings.TrimSpace(string(out.Code)), ", ", ",")
		text = customProperty.ReplaceAllString(text, "$1")
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderText}, nil
	})
}}

var customProperty = regexp.MustCompile(`(--[\w-]+:) `)

func contentHash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:6])
}

func integrity(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func quoted(s string) string {
	b, _ := json.Marshal(s) // A string always marshals.
	return string(b)
}
