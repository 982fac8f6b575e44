package config

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed numbers.yaml
var numbersFile []byte

// Number is a telephone number that a text may show to somebody in danger.
type Number struct {
	Number     string `yaml:"number"`
	Name       string `yaml:"name"`                  // who answers
	VerifiedOn string `yaml:"verified_on,omitempty"` // the day it was last read in its source, "" for never
	Source     string `yaml:"source,omitempty"`
}

// numbers are the built-in emergency numbers: country, name, number.
var numbers = sync.OnceValue(func() map[string]map[string]Number {
	var out map[string]map[string]Number
	if err := yaml.UnmarshalWithOptions(numbersFile, &out, yaml.Strict()); err != nil {
		panic(fmt.Sprintf("numbers.yaml: %v", err)) // part of the program, and a test loads it
	}
	return out
})

// Countries lists the countries whose emergency numbers are built in.
func Countries() []string { return slices.Sorted(maps.Keys(numbers())) }

// BuiltIn returns a country's emergency numbers by name.
func BuiltIn(country string) map[string]Number { return maps.Clone(numbers()[country]) }

// Emergency returns the numbers that texts use, by name: those of the country,
// with the organisation's own in their place.
func (s *Settings) Emergency() map[string]string {
	out := map[string]string{}
	for name, n := range numbers()[s.Country] {
		out[name] = n.Number
	}
	maps.Copy(out, s.Numbers)
	return out
}
