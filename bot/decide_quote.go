package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// insults are the words of abuse in a message. They are kept with it, and are
// not said back (C34).
func insults(r Reading) (words []string) {
	for _, a := range r.Acts {
		if a.Kind == Abuse && a.Quote != "" {
			words = append(words, a.Quote)
		}
	}
	return words
}

// withoutInsults is text less the clauses in which the customer swears at us,
// unless little else is left.
func (t *turn) withoutInsults(text string) string {
	plain := text
	for _, word := range t.s.Insults {
		i := strings.Index(plain, word)
		if i < 0 {
			continue
		}
		from := strings.LastIndexAny(plain[:i], ",.!?;\n") + 1
		end := len(plain)
		if j := strings.IndexAny(plain[i:], ",.!?;\n"); j >= 0 {
			end = i + j + 1
		}
		plain = strings.TrimSpace(strings.TrimRight(plain[:from], ", ") + " " + strings.TrimLeft(plain[end:], " "))
	}
	if len(strings.Fields(plain)) < quoteWords {
		return text
	}
	return plain
}

// storyToShow is the story for reading back: without orders to the bot and
// without swearing, its messages set apart.
func (t *turn) storyToShow(text string) string {
	if plain := t.withoutOrders(text); plain != "" {
		text = plain
	}
	return setApart(t.withoutInsults(text))
}

// shortLine is up to how many runes a line is one that somebody typed, and not
// one of a letter whose lines were broken.
const shortLine = 60

// setApart ends the lines of text that have no sign at their end, so that two
// messages don't read as one sentence.
func setApart(text string) string {
	lines := strings.Split(text, "\n")
	var b strings.Builder
	for i, line := range lines {
		line = strings.TrimSpace(line)
		b.WriteString(line)
		if i == len(lines)-1 || line == "" {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(line)
		next, _ := utf8.DecodeRuneInString(strings.TrimSpace(lines[i+1]))
		switch {
		case !unicode.IsLetter(last) && !unicode.IsDigit(last):
		case unicode.IsUpper(next):
			b.WriteByte('.')
		case utf8.RuneCountInString(line) < shortLine:
			b.WriteByte(';')
		}
		b.WriteByte('\n')
	}
	return b.String()
}
