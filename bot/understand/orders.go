package understand

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// rawInjection finds marks that only programs write, and lines that somebody
// else is made to say.
func rawInjection(s string) string {
	if disguised(s) {
		return "injection.disguise"
	}
	lower := strings.ToLower(s[:min(len(s), 20_000)])
	for i := range len(lower) {
		for _, mark := range marksBy[lower[i]] {
			if strings.HasPrefix(lower[i:], mark) {
				return "injection.marks"
			}
		}
	}
	for line := range strings.Lines(lower) {
		line = strings.TrimLeft(line, " \t>*#_-[(\"'`")
		for _, who := range otherVoices {
			if rest, ok := strings.CutPrefix(line, who); ok && strings.HasPrefix(strings.TrimLeft(rest, "*_])\"' "), ":") {
				return "injection.voice"
			}
		}
	}
	return ""
}

// programMarks are what no customer types.
var programMarks = [...]string{
	"<|", "|>", "[inst]", "[/inst]", "</system", "<system", "<assistant", "<script", "<iframe", "javascript:", "onerror=",
	"### instruction", "###instruction", "### system", "```system", "```json", "{{", "{%", "${", "\"role\"", "\"tool_call", "\"function\"",
	"\"command\":", "\"action\":", "\"status\":", "\"outcome\":", "function_call", "drop table", "union select", "' or '1'='1", "or 1=1", "--;", "'; ",
	"<!--", "-->", "begin prompt", "end of prompt", "end prompt",
}

// marksBy are programMarks by their first sign.
var marksBy = func() (by [256][]string) {
	for _, mark := range programMarks {
		by[mark[0]] = append(by[mark[0]], mark)
	}
	return by
}()

// otherVoices are whom nobody but themselves speaks for.
var otherVoices = [...]string{
	"system", "systeem", "assistant", "assistent", "digitale assistent", "digital assistant", "bot", "chatbot", "gehoor", "admin",
	"administrator", "beheerder", "developer", "ontwikkelaar", "agent", "medewerker", "medewerkster", "supervisor", "leidinggevende",
	"employee", "member of staff", "system message", "systeembericht", "systeemmelding", "system prompt", "tool", "function", "root", "user", "human",
}

// disguised reports whether text is written so that people read it and a
// machine is to miss it: letters of another script inside a word, full-width
// letters, or words spelled out with spaces.
func disguised(s string) bool {
	ascii := true
	for i := 0; i < len(s) && ascii; i++ {
		ascii = s[i] < 0x80
	}
	single := 0
	for word := range strings.FieldsSeq(s) {
		if n := utf8.RuneCountInString(word); n == 1 && unicode.IsLetter(firstRune(word)) {
			if single++; single >= spelledOut {
				return true
			}
		} else {
			single = 0
		}
		if !ascii && mixesScripts(word) {
			return true
		}
	}
	return false
}

// spelledOut is from how many single letters in a row on a text is spelled out.
const spelledOut = 6

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// mixesScripts reports whether a word has Latin letters and others that look
// like them, or full-width ones.
func mixesScripts(word string) bool {
	latin, alike := false, false
	for _, r := range word {
		switch {
		case r >= 0xFF21 && r <= 0xFF5A:
			return true
		case unicode.Is(unicode.Latin, r):
			latin = true
		case unicode.Is(unicode.Cyrillic, r), unicode.Is(unicode.Greek, r):
			alike = true
		}
	}
	return latin && alike
}
