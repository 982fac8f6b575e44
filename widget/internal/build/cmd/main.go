// The widget's build: writes the texts of src and dist. Run by go generate in the widget folder. With
// -npm FOLDER it lays out the npm package there instead.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gehoor/gehoor/widget/internal/build"
)

func main() {
	npm := flag.String("npm", "", "lay out the npm package in this `folder`, out of dist")
	dir := flag.String("widget", ".", "the widget's `folder`")
	flag.Parse()
	work := func() error { return run(*dir) }
	if *npm != "" {
		work = func() error { return build.Package(*dir, *npm) }
	}
	if err := work(); err != nil {
		fmt.Fprintln(os.Stderr, "widget:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	texts, err := build.LoadTexts(filepath.Join(dir, "..", "locales"))
	if err != nil {
		return err
	}
	for name, module := range map[string][]byte{"texts.gen.ts": texts.TypeScript(), "extras.gen.ts": texts.ExtrasTypeScript()} {
		if err := os.WriteFile(filepath.Join(dir, "src", name), module, 0o644); err != nil {
			return err
		}
	}
	files, err := build.Bundle(dir, texts.Labels())
	if err != nil {
		return err
	}
	dist := filepath.Join(dir, "dist")
	if err := os.RemoveAll(dist); err != nil {
		return err
	}
	if err := os.Mkdir(dist, 0o755); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dist, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
