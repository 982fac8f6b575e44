package assist

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A list of forbidden words alone lets through "consider it fixed" and whatever
// else nobody thought of. So a sentence must also begin as an acknowledgement
// does, and be made of the customer's words and a few harmless ones.

//go:embed words/*.txt
var lists embed.FS

// sentenceRunes is how long an acknowledgement may be.
const sentenceRunes = 280

// Filters are the names of what can hold a sentence back.
var Filters = []string{"length", "shape", "digits", "link", "promise", "fault", "abuse", "opening", "words", "language"}

// Sentence names the filter that a model's acknowledgement doesn't pass, "" if
// it may be said. said is what the customer said.
func Sentence(text, locale, said string) string {
	if utf8.RuneCountInString(text) > sentenceRunes {
		return "length"
	}
	if !oneSentence(text) {
		return "shape"
	}
	if w := Warnings(text, locale); len(w) > 0 {
		return w[0]
	}
	tokens := tokensOf(text)
	if !slices.ContainsFunc(book("opening", locale), func(p pattern) bool { return strings.HasPrefix(tokens+" ", " "+p.words+" ") }) {
		return "opening"
	}
	own, theirs := vocabulary(locale), tokensOf(said)+" "
	for word := range strings.FieldsSeq(tokens) {
		if !own[word] && !strings.Contains(theirs, " "+word+" ") {
			return "words"
		}
	}
	return ""
}

// Warnings names what an agent should look at before taking a draft over, in
// the order of Filters; nil for nothing.
func Warnings(text, locale string) []string {
	var out []string
	if strings.ContainsFunc(text, unicode.IsNumber) || strings.ContainsAny(text, "€$£%") {
		out = append(out, "digits")
	}
	lower := strings.ToLower(text)
	if strings.ContainsAny(lower, "@<>[]{}") || strings.Contains(lower, "http") || strings.Contains(lower, "www.") || hasDomain(lower) {
		out = append(out, "link")
	}
	tokens := tokensOf(text)
	for _, list := range []string{"promise", "fault", "abuse"} {
		if slices.ContainsFunc(slices.Concat(book(list, "nl"), book(list, "en")), func(p pattern) bool { return p.in(tokens) }) {
			out = append(out, list)
		}
	}
	if foreign(tokens, locale) {
		out = append(out, "language")
	}
	return out
}

// oneSentence reports whether text is one plain sentence and no question.
func oneSentence(text string) bool {
	body := strings.TrimRight(strings.TrimSpace(text), ".!…")
	return body != "" && !strings.ContainsAny(body, ".?!;\n\r\t*_#`|\"“”„«»")
}

// hasDomain reports whether something such as voorbeeld.nl stands in text.
func hasDomain(text string) bool {
	for i := 1; i+2 < len(text); i++ {
		if text[i] == '.' && letter(text[i-1]) && letter(text[i+1]) && letter(text[i+2]) {
			return true
		}
	}
	return false
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' }

// foreign reports whether text is rather in the other language than in locale.
func foreign(tokens, locale string) bool {
	other := "en"
	if locale == "en" {
		other = "nl"
	}
	here, there := vocabulary(locale), vocabulary(other)
	balance := 0
	for word := range strings.FieldsSeq(tokens) {
		switch {
		case here[word] && !there[word]:
			balance++
		case there[word] && !here[word]:
			balance--
		}
	}
	return balance < 0
}

// tokensOf is text in lower case, its words set apart by single spaces, with a
// space before the first.
func tokensOf(text string) string {
	var b strings.Builder
	gap := true
	for _, r := range text {
		r = unicode.ToLower(r)
		if r == '’' {
			r = '\''
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' {
			gap = true
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// pattern is a line of a list.
type pattern struct {
	words string
	open  bool // any end
}

func (p pattern) in(tokens string) bool {
	if p.open {
		return strings.Contains(tokens, " "+p.words)
	}
	return strings.Contains(tokens+" ", " "+p.words+" ")
}

var books = sync.OnceValue(func() map[string][]pattern {
	out := map[string][]pattern{}
	entries, err := lists.ReadDir("words")
	if err != nil {
		panic(err) // it is part of the program
	}
	for _, e := range entries {
		data, err := lists.ReadFile("words/" + e.Name())
		if err != nil {
			panic(err)
		}
		name := strings.TrimSuffix(e.Name(), ".txt")
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			words, open := strings.CutSuffix(line, "*")
			out[name] = append(out[name], pattern{words, open})
		}
	}
	return out
})

func book(name, locale string) []pattern { return books()[name+"."+locale] }

var vocabularies = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, locale := range []string{"nl", "en"} {
		out[locale] = map[string]bool{}
		for _, p := range slices.Concat(book("own", locale), book("opening", locale)) {
			for word := range strings.FieldsSeq(p.words) {
				out[locale][word] = true
			}
		}
	}
	return out
})

func vocabulary(locale string) map[string]bool { return vocabularies()[locale] }
