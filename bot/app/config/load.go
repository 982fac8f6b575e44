package config

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

const envPrefix = "GEHOOR_"

// Sources are where settings come from: a flag beats the environment, which
// beats the file, which beats the default.
type Sources struct {
	File  string            // path of a YAML file, "" for none
	Env   []string          // as os.Environ returns it
	Flags map[string]string // what was typed, by key
}

// Load returns the settings. Its error lists everything that is wrong, one
// fault a line, so that a file is mended in one go. Secrets are never in it.
func Load(src Sources) (Settings, error) {
	s := Default()
	fields := Fields(&s)
	var faults []error
	file := src.File
	if file == "" {
		file = envFile(src.Env)
	}
	if file != "" {
		faults = append(faults, fromFile(fields, file)...)
	}
	faults = append(faults, fromEnv(fields, src.Env)...)
	for _, key := range slices.Sorted(maps.Keys(src.Flags)) {
		if f, ok := find(fields, key); ok {
			if err := parse(f.target, src.Flags[key]); err != nil {
				faults = append(faults, fault("--"+f.Flag(), f, src.Flags[key], err))
			}
		}
	}
	if len(faults) == 0 {
		faults = s.check()
	}
	return s, errors.Join(faults...)
}

func fromFile(fields []Field, path string) (faults []error) {
	entries, err := readFile(path)
	if err != nil {
		return []error{err}
	}
	seen := map[string]int{}
	for _, e := range entries {
		where := fmt.Sprintf("%s line %d: %s", path, e.line, e.key)
		f, ok := find(fields, e.key)
		if !ok {
			faults = append(faults, fmt.Errorf("%w, %s line %d", unknown("key", e.key, keys(fields)), path, e.line))
			continue
		}
		if first, twice := seen[e.key]; twice {
			faults = append(faults, fmt.Errorf("config: %s is given twice, first in line %d", where, first))
			continue
		}
		seen[e.key] = e.line
		if err := f.take(e); err != nil {
			faults = append(faults, fault(where, f, e.text, err))
		}
	}
	return faults
}

// take sets a field from an entry of the file.
func (f Field) take(e entry) error {
	switch v := f.target.(type) {
	case *[]string:
		if e.items != nil {
			*v = e.items
			return nil
		}
	case *map[string]string:
		if e.pairs != nil {
			*v = e.pairs
			return nil
		}
	}
	if e.items != nil || e.pairs != nil {
		return errors.New("want one value")
	}
	return parse(f.target, e.text)
}

// envFile is the file that the environment names, for containers in which
// nobody types flags.
func envFile(env []string) string {
	for _, line := range env {
		if path, ok := strings.CutPrefix(line, envPrefix+"CONFIG="); ok {
			return path
		}
	}
	return ""
}

func fromEnv(fields []Field, env []string) (faults []error) {
	byName := map[string]Field{}
	for _, f := range fields {
		byName[f.Env()] = f
	}
	for _, line := range env {
		name, value, _ := strings.Cut(line, "=")
		// GEHOOR_TEST_... steers tests, not the program.
		if !strings.HasPrefix(name, envPrefix) || strings.HasPrefix(name, envPrefix+"TEST_") || name == envPrefix+"CONFIG" {
			continue
		}
		f, ok := byName[name]
		if !ok {
			faults = append(faults, unknown("environment variable", name, slices.Sorted(maps.Keys(byName))))
			continue
		}
		if err := parse(f.target, value); err != nil {
			faults = append(faults, fault(name, f, value, err))
		}
	}
	return faults
}

func find(fields []Field, key string) (Field, bool) {
	for _, f := range fields {
		if f.Key == key {
			return f, true
		}
	}
	return Field{}, false
}

func keys(fields []Field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.Key
	}
	return out
}

func unknown(what, name string, names []string) error {
	if near := Nearest(name, names); near != "" {
		return fmt.Errorf("config: unknown %s %q (did you mean %q?)", what, name, near)
	}
	return fmt.Errorf("config: unknown %s %q; gehoor config lists those that there are", what, name)
}

// fault says where a value is wrong, and what it is unless it is a secret.
func fault(where string, f Field, text string, err error) error {
	if f.Secret {
		return fmt.Errorf("config: %s: %w", where, err)
	}
	return fmt.Errorf("config: %s: %.80q: %w", where, text, err)
}
