package build

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Package lays out the npm package in the folder out: what stands in dir/npm, the scripts of
// dir/dist, and the names and hashes by which a site pins them.
func Package(dir, out string) error {
	if err := os.CopyFS(out, os.DirFS(filepath.Join(dir, "npm"))); err != nil {
		return fmt.Errorf("npm package: %w", err)
	}
	if err := os.MkdirAll(filepath.Join(out, "dist"), 0o755); err != nil {
		return err
	}
	scripts, err := filepath.Glob(filepath.Join(dir, "dist", "*.js"))
	if err != nil {
		return err
	}
	source, err := os.ReadFile(filepath.Join(dir, "dist", "manifest.json"))
	if err != nil {
		return err
	}
	var m Manifest
	if err := json.Unmarshal(source, &m); err != nil {
		return fmt.Errorf("manifest: %w", err)
	}
	for _, name := range scripts {
		script, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, "dist", filepath.Base(name)), script, 0o644); err != nil {
			return err
		}
	}
	var pinned bytes.Buffer
	fmt.Fprintf(&pinned, "export default { loader: %s, integrity: %s };\n",
		strings.ReplaceAll(quoted(m.Loader), `"`, "'"), strings.ReplaceAll(quoted(m.LoaderIntegrity), `"`, "'"))
	return os.WriteFile(filepath.Join(out, "pinned.js"), pinned.Bytes(), 0o644)
}
