package phrases

import (
	"fmt"
	"strings"
)

// expand puts the classes in place of their names.
func (c *compiler) expand(s string, depth int) string {
	for name, value := range c.classes {
		if depth > 4 || !strings.Contains(s, "@"+name) {
			continue
		}
		var out strings.Builder
		for {
			i := strings.Index(s, "@"+name)
			if i < 0 {
				break
			}
			rest := s[i+1+len(name):]
			out.WriteString(s[:i])
			if rest != "" && (rest[0] >= 'a' && rest[0] <= 'z') {
				out.WriteString("@" + name) // a longer name
			} else {
				out.WriteString("(" + c.expand(value, depth+1) + ")")
			}
			s = rest
		}
		s = out.String() + s
	}
	return s
}

// split cuts a phrase at the spaces outside of parentheses.
func split(line string) (elements []string, err error) {
	depth, start := 0, 0
	for i := 0; i <= len(line); i++ {
		if i == len(line) || line[i] == ' ' && depth == 0 {
			if i > start {
				elements = append(elements, line[start:i])
			}
			start = i + 1
			continue
		}
		switch line[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
	}
	if depth != 0 {
		return nil, fmt.Errorf("phrase %q: parentheses don't match", line)
	}
	return elements, nil
}

// flatten lists the alternatives of a group, groups within it spelled out:
// (a|b (c|d)) is a, b c, b d.
func flatten(e string) []string {
	var out []string
	body := e[1 : len(e)-1]
	depth, start := 0, 0
	for i := 0; i <= len(body); i++ {
		if i == len(body) || body[i] == '|' && depth == 0 {
			out = append(out, spell(strings.TrimSpace(body[start:i]))...)
			start = i + 1
			continue
		}
		switch body[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
	}
	return out
}

// spell lists what a sequence with groups and optional words can be.
func spell(seq string) []string {
	elements, err := split(seq)
	if err != nil {
		return []string{seq}
	}
	out := []string{""}
	for _, e := range elements {
		optional := strings.HasSuffix(e, "?")
		e = strings.TrimSuffix(e, "?")
		options := []string{e}
		if strings.HasPrefix(e, "(") && strings.HasSuffix(e, ")") {
			options = flatten(e)
		}
		if optional {
			options = append(options, "")
		}
		var next []string
		for _, o := range out {
			for _, add := range options {
				next = append(next, strings.TrimSpace(o+" "+add))
			}
		}
		out = next
	}
	return out
}
