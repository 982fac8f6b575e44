// Package lessons reads the books of example texts that the second votes learn
// from. Only tests import it: what is learnt is built in as weights.
package lessons

import (
	"os"
	"strings"
)

// Lesson is a text and the heading that it stands under, without brackets; the
// heading is "" before the first.
type Lesson struct{ Heading, Text string }

// Read reads a book: headings in brackets, then texts, a line each. A line may
// hold groups (a|b|); Spell says which texts it gives. A line that begins with
// # is a comment. It returns the error of reading the file.
func Read(name string) ([]Lesson, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	heading := ""
	var all []Lesson
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			heading = strings.Trim(line, "[]")
		default:
			for _, text := range Spell(line) {
				all = append(all, Lesson{heading, text})
			}
		}
	}
	return all, nil
}

// Spell lists texts of a line: every way to say each part, not every
// combination.
func Spell(line string) []string {
	var parts [][]string
	most, product := 1, 1
	for line != "" {
		before, rest, found := strings.Cut(line, "(")
		parts = append(parts, []string{before})
		if !found {
			break
		}
		group, after, _ := strings.Cut(rest, ")")
		ways := strings.Split(group, "|")
		parts = append(parts, ways)
		most, product = max(most, len(ways)), product*len(ways)
		line = after
	}
	var all []string
	for i := range min(product, rounds*most) {
		var b strings.Builder
		for k, ways := range parts {
			b.WriteString(ways[(i+i/most*(k+1))%len(ways)])
		}
		all = append(all, strings.Join(strings.Fields(b.String()), " "))
	}
	return all
}

// rounds is how many times the ways to say a part are gone through.
const rounds = 2

// Stride is a prime that no book's length divides by: taken with it the lessons
// of a book come mixed. Learnt one heading after another, the last would win.
const Stride = 7919

// Mistype makes a typing error in a long word of s, the n-th of those that there
// are: two letters change places, one is left out or typed twice.
func Mistype(s string, n int) string {
	fields := strings.Fields(s)
	var long []int
	for i, f := range fields {
		if len(f) >= 4 {
			long = append(long, i)
		}
	}
	if len(long) == 0 {
		return s
	}
	k := long[n%len(long)]
	w := []byte(fields[k])
	at := 1 + n/3%(len(w)-2)
	switch n % 3 {
	case 0:
		w[at], w[at+1] = w[at+1], w[at]
	case 1:
		w = append(w[:at], w[at+1:]...)
	default:
		w = append(w[:at], append([]byte{w[at]}, w[at:]...)...)
	}
	fields[k] = string(w)
	return strings.Join(fields, " ")
}
