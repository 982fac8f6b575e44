package locales

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// customer lists the topics that a customer reads.
var customer = map[string]bool{"conversation": true, "deadline": true, "widget": true, "server": true, "web": true, "files": true}

// foreign is the topic whose texts are in languages of their own.
const foreign = "languages"

var place = regexp.MustCompile(`\{\{\s*\.\w+\s*\}\}`)

// banned are phrases that no text of ours may hold, by the rule that forbids
// them: no cover-up, no minimising, no blame (C18); no marketing (C29); no
// slang and no play-acting (C30).
var banned = map[string]map[string]*regexp.Regexp{
	"nl": {
		"C18": regexp.MustCompile(`(?i)volgens onze voorwaarden|\b(u|je) had moeten|misverstand|het systeem|helaas kunnen (wij|we)|slechts|\bkalm\b|\brustig (aan|maar)`),
		"C29": regexp.MustCompile(`(?i)aanbieding|korting|nieuwsbrief|\bactie\b.*geldig|alleen vandaag|mis het niet`),
		"C30": regexp.MustCompile(`(?i)\b(oeps|hoi|hey|yes|haha|lol|joepie|top!|super!)|beste klant|\bmeneer\b|\bmevrouw\b`),
	},
	"en": {
		"C18": regexp.MustCompile(`(?i)you should have|calm down|as per our policy|misunderstanding|the system\b|unfortunately,? we (can't|cannot|can not)|\bmerely\b|\bonly a small\b`),
		"C29": regexp.MustCompile(`(?i)\bdiscount\b|special offer|newsletter|today only|don't miss`),
		"C30": regexp.MustCompile(`(?i)\b(oops|hey|hi there|haha|lol|yay|no worries|awesome|guys)\b|dear customer|\bsir\b|\bmadam\b`),
	},
}

func TestNoTextHoldsAPhraseThatTheRulesForbid(t *testing.T) {
	for _, s := range all(t) {
		for _, text := range s.texts() {
			for rule, re := range banned[s.locale] {
				if found := re.FindString(text); found != "" {
					t.Errorf("%s:%d: %q says %q (%s)", s.file, s.line, s.key, found, rule)
				}
			}
		}
	}
}

// mostWords is the longest sentence that plain language bears, meanWords the
// most that a topic's sentences may have on average (C32).
const (
	mostWords = 25
	meanWords = 15
)

func TestCustomersReadShortSentences(t *testing.T) {
	type sum struct{ words, sentences int }
	means := map[string]*sum{}
	for _, s := range all(t) {
		if !customer[s.topic] {
			continue
		}
		if means[s.file] == nil {
			means[s.file] = &sum{}
		}
		for _, text := range s.texts() {
			for _, sentence := range sentences(text) {
				n := len(strings.Fields(sentence))
				if n > mostWords {
					t.Errorf("%s:%d: %q has a sentence of %d words, at most %d are plain: %s", s.file, s.line, s.key, n, mostWords, sentence)
				}
				means[s.file].words += n
				means[s.file].sentences++
			}
		}
	}
	for file, m := range means {
		if mean := float64(m.words) / float64(m.sentences); mean > meanWords {
			t.Errorf("%s: %.1f words a sentence, at most %d are plain", file, mean, meanWords)
		}
	}
}

var sentenceEnd = regexp.MustCompile(`[.!?…](\s|$)|\n`)

func sentences(text string) []string {
	var out []string
	for _, s := range sentenceEnd.Split(place.ReplaceAllString(text, "X"), -1) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

var (
	uWords  = regexp.MustCompile(`(?i)(^|[^\p{L}\d'’])(u|uw|uzelf|uwe)($|[^\p{L}\d'’])`)
	jeWords = regexp.MustCompile(`(?i)(^|[^\p{L}\d'’])(je|jij|jou|jouw|jezelf|jouwe)($|[^\p{L}\d'’])`)
	// verbatim marks the line of the suicide prevention service, which its
	// owner writes with je and which is kept as it is.
	verbatim = regexp.MustCompile(`Denk je aan zelfdoding\?`)
)

func TestDutchKeepsToOneFormOfAddress(t *testing.T) { // C31
	for _, s := range all(t) {
		if s.locale != "nl" || s.topic == foreign {
			continue
		}
		for _, text := range s.texts() {
			text = verbatim.ReplaceAllString(text, "")
			if found := jeWords.FindString(text); found != "" && s.form == "" {
				t.Errorf("%s:%d: %q says %q in the polite form", s.file, s.line, s.key, strings.TrimSpace(found))
			}
			if found := uWords.FindString(text); found != "" && s.form == Informal {
				t.Errorf("%s:%d: %q says %q in the informal form", s.file, s.line, s.key, strings.TrimSpace(found))
			}
		}
	}
}

func TestEveryCustomersTextWithUHasAFormWithJe(t *testing.T) {
	ours, err := readBuiltin()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all(t) {
		if s.locale != "nl" || s.form != "" || !customer[s.topic] {
			continue
		}
		if uWords.MatchString(strings.Join(s.texts(), " ")) && ours["nl"][Informal][s.key] == nil {
			t.Errorf("%s:%d: %q says u: add its form with je to %s.nl-je.toml", s.file, s.line, s.key, s.topic)
		}
	}
}

// A text that changes must change in both forms of address. They hold the same
// words, but for those that address somebody and the ends of verbs.
func TestTheFormWithJeSaysTheSame(t *testing.T) {
	ours, err := readBuiltin()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all(t) {
		base := ours["nl"][""][s.key]
		if s.form != Informal || base == nil {
			continue
		}
		polite := shipped{message: base}.texts()
		for i, text := range s.texts() {
			if got, want := stems(text), stems(polite[i]); !slices.Equal(got, want) {
				t.Errorf("%s:%d: %q doesn't say the same as with u:\n%v\n%v", s.file, s.line, s.key, got, want)
			}
		}
	}
}

var word = regexp.MustCompile(`\{\{[^}]*\}\}|[\p{L}\d]+`)

// stems lists the words of a text that don't depend on the form of address,
// sorted, without the t that a verb may end in.
func stems(text string) []string {
	var out []string
	for _, w := range word.FindAllString(strings.ToLower(text), -1) {
		w = strings.TrimRight(w, "t")
		if !slices.Contains(addressing, w) {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

// addressing are the words that may differ, and verbs whose stem changes.
var addressing = strings.Fields("u uw uzelf je jij jou jouw jezelf zich gaa ga zie ziee wil kun heb ben")

func TestTextsAreClean(t *testing.T) {
	markup := regexp.MustCompile(`<[a-zA-Z/!]|&[a-z]+;|%[sdvq]|[{}]|\*\*|__|\]\(`)
	american := regexp.MustCompile(`(?i)\b(color|center|organization|organize|apologize|recognize|canceled|labor|favorite|inquiry|license)`)
	for _, s := range all(t) {
		for _, text := range s.texts() {
			bare := place.ReplaceAllString(text, "X")
			switch {
			case strings.TrimSpace(text) != text:
				t.Errorf("%s:%d: %q has white space around it", s.file, s.line, s.key)
			case strings.Contains(text, "  "):
				t.Errorf("%s:%d: %q has two spaces in a row", s.file, s.line, s.key)
			case strings.Contains(text, "..."):
				t.Errorf("%s:%d: %q has three dots: write …", s.file, s.line, s.key)
			case strings.Contains(text, "!"):
				t.Errorf("%s:%d: %q has an exclamation mark; the tone is calm (C30)", s.file, s.line, s.key)
			case markup.MatchString(bare):
				t.Errorf("%s:%d: %q has markup or a broken place: %s", s.file, s.line, s.key, markup.FindString(bare))
			case s.locale == "en" && american.MatchString(text):
				t.Errorf("%s:%d: %q is not British: %s", s.file, s.line, s.key, american.FindString(text))
			}
			for _, r := range text {
				if isEmoji(r) || unicode.Is(unicode.Cc, r) && r != '\n' || unicode.Is(unicode.Cf, r) {
					t.Errorf("%s:%d: %q has the character %U (C30)", s.file, s.line, s.key, r)
				}
			}
		}
	}
}

func isEmoji(r rune) bool {
	return r >= 0x1F000 && r <= 0x1FAFF || r >= 0x2600 && r <= 0x27BF || r >= 0x2B00 && r <= 0x2BFF || r == 0xFE0F
}

func TestNoTextWasLeftUntranslated(t *testing.T) {
	ours, err := readBuiltin()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all(t) {
		twin := ours["en"][""][s.key]
		words := strings.Fields(place.ReplaceAllString(s.text.source, ""))
		if s.locale == "nl" && s.topic != foreign && twin != nil && len(words) > 2 && twin.text.source == s.text.source {
			t.Errorf("%s:%d: %q is the same in English: %s", s.file, s.line, s.key, s.text.source)
		}
	}
}
