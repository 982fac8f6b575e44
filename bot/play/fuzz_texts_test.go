package play_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// phrasebook draws what a customer may type: whole texts that people wrote, and
// sentences put together from parts, right and wrong.
type phrasebook struct {
	written []string            // texts of the sets that the reading is measured on
	parts   map[string][]string // by kind
}

func newPhrasebook(t *testing.T, locale string) *phrasebook {
	t.Helper()
	b := &phrasebook{parts: parts[locale]}
	for _, set := range []string{"dev", "opened", "frozen"} {
		f, err := os.Open("../understand/testdata/" + set + "/utterances." + locale + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var u struct{ Text string }
			if err := json.Unmarshal(lines.Bytes(), &u); err != nil {
				t.Fatal(err)
			}
			b.written = append(b.written, u.Text)
		}
		f.Close()
	}
	for _, a := range attempts(t, locale) {
		b.written = append(b.written, a.text)
	}
	return b
}

// draw is one message.
func (b *phrasebook) draw(rt *rapid.T) string {
	switch rapid.IntRange(0, 11).Draw(rt, "text") {
	case 0, 1, 2, 3, 4:
		return b.part(rt, "say")
	case 5, 6, 7:
		return rapid.SampledFrom(b.written).Draw(rt, "written")
	case 8:
		return b.part(rt, "say") + " " + b.part(rt, "say")
	case 9:
		return rapid.SampledFrom(b.written).Draw(rt, "written") + " " + b.part(rt, "say")
	case 10:
		return noise(rt)
	}
	return strings.Repeat(rapid.SampledFrom(b.written).Draw(rt, "written")+"\n", rapid.IntRange(2, 12).Draw(rt, "long"))
}

// part draws a text of a kind and fills in the parts that it names.
func (b *phrasebook) part(rt *rapid.T, kind string) string {
	text := rapid.SampledFrom(b.parts[kind]).Draw(rt, kind)
	for range 6 {
		from := strings.IndexByte(text, '<')
		to := strings.IndexByte(text, '>')
		if from < 0 || to < from {
			break
		}
		var fill string
		switch name := text[from+1 : to]; name {
		case "day":
			fill = fmt.Sprintf("%d-%d-%d", rapid.IntRange(1, 31).Draw(rt, "day"), rapid.IntRange(1, 13).Draw(rt, "month"), rapid.IntRange(2014, 2028).Draw(rt, "year"))
		case "n":
			fill = fmt.Sprint(rapid.IntRange(1, 99_999).Draw(rt, "n"))
		default:
			fill = rapid.SampledFrom(b.parts[name]).Draw(rt, name)
		}
		text = text[:from] + fill + text[to+1:]
	}
	return text
}

// noise is what no person means: slips of the keyboard, signs, other scripts.
func noise(rt *rapid.T) string {
	if rapid.Bool().Draw(rt, "known") {
		return rapid.SampledFrom([]string{
			"asdf", "?", "???", "!!!", "…", "hmm", "😡😡😡", "👍", "ja nee ja", "no yes no", "\u202eegaelk", "a\u0301\u0301\u0301", "12/11", "31-31-2026",
			"€", "€ 0,00", "-5 euro", "100%", "https://example.org/?x=1", "NL91ABNA0417164300", "249566758", "4111 1111 1111 1111", "[IBAN_1]",
			"مرحبا، طلبي لم يصل", "Ich möchte mich beschweren, das Paket ist weg", "Je veux parler à quelqu'un", "Дякую", "{{.Date}}", "“”", "“Wat?” “Hoe?”",
			"K26-AAAAA-22222", "a", "\n\n", "....", "JA", "NEE", "yes but no", "tja", "0", "1", "2",
		}).Draw(rt, "noise")
	}
	return rapid.StringN(1, 40, 120).Draw(rt, "runes")
}

var parts = map[string]map[string][]string{
	"nl": {
		"say": {
			"<what>", "<what> <when>", "<what> <when>, <want>", "<what> Ik had verwacht <that>.", "Ik had verwacht <that>, <source>", "<that>", "<source>",
			"<when>", "nee, <when>", "niet <when> maar <when>", "o nee, toch <when>", "<want>", "<ask>", "<that>. <ask>", "ja, en <ask>", "<wish>", "<wish>, <what>",
			"<swear>", "<swear>, <what>", "bestelnummer <n>", "mijn klantnummer is <n>", "het was <n> euro", "nee, het bedrag was <n> euro", "<contact>",
			"ja", "nee", "klopt", "nee dat klopt niet", "weet ik niet", "sla over", "zeg ik niet", "dank u wel", "hallo", "dat was het", "ja maar <what>", "nee, <that>",
		},
		"what": {
			"Mijn pakket is niet gekomen", "De trein had <n> minuten vertraging", "De rekening van <n> euro klopt niet", "De monteur kwam niet opdagen",
			"De verwarming doet het niet", "Ik werd onbeschoft behandeld aan de balie", "De app loopt vast", "Mijn abonnement is zonder bericht verlengd", "mn jas is stuk",
		},
		"when": {
			"gisteren", "vorige week dinsdag", "op <day>", "in oktober", "begin vorige maand", "sinds 2 november", "dinsdag", "volgende week", "31 november",
			"03-04", "een paar weken geleden", "om half negen", "morgen", "in 1987",
		},
		"that":   {"dat het gewoon goed zou gaan", "dat er iemand kwam", "dat jullie zouden bellen", "<n> euro", "binnen <n> dagen antwoord", "een hele puzzel"},
		"source": {"want dat stond op de website", "dat zei een medewerker", "volgens de folder", "ervaring", "de reclame", "van mijn buurman", "geen idee"},
		"want": {
			"ik wil mijn geld terug", "ik eis <n> euro", "ik wil een excuus", "graag een nieuwe", "repareer het gewoon", "ik wil dat jullie toegeven dat het jullie fout was",
		},
		"ask": {
			"hoe lang duurt dit?", "krijg ik mijn geld terug?", "krijg ik dan <n> euro?", "u belooft dat toch?", "kost dit iets?", "waarom vraagt u dat?", "wie leest dit?",
			"bent u een mens?", "wat is de status van mijn klacht?", "is mijn klacht gegrond?", "wanneer hoor ik iets?", "uiterlijk morgen toch?", "hoe ziet het weer eruit?",
			"waar vind ik dat nummer?", "wat zei u?",
		},
		"wish": {
			"ik wil een medewerker", "laat maar", "vorige vraag", "can we do this in English?", "ben zo terug", "ik ben er weer", "ik heb nog een tweede klacht",
			"opnieuw beginnen", "je luistert niet", "ik wil anoniem blijven", "stop", "ga door",
		},
		"swear":   {"stelletje klootzakken", "wat een kutbedrijf", "idioten"},
		"contact": {"Jan de Vries, jan@voorbeeld.nl", "06 12345678", "bel me maar op 0612345678", "Mia", "mail mij op mia.vos@voorbeeld.nl"},
	},
	"en": {
		"say": {
			"<what>", "<what> <when>", "<what> <when>, <want>", "<what>. I had expected <that>.", "I expected <that>, <source>", "<that>", "<source>",
			"<when>", "no, <when>", "not <when> but <when>", "actually no, <when> was right", "<want>", "<ask>", "<that>. <ask>", "yes, and <ask>", "<wish>", "<wish>, <what>",
			"<swear>", "<swear>, <what>", "order number <n>", "my customer number is <n>", "it was £<n>", "no, the amount was <n> pounds", "<contact>",
			"yes", "no", "correct", "no that's wrong", "I don't know", "skip", "I'd rather not say", "thank you", "hello", "that was all", "yes but <what>", "no, <that>",
		},
		"what": {
			"My parcel never came", "The train was <n> minutes late", "The bill of £<n> is wrong", "The engineer did not turn up",
			"The heating does not work", "I was treated rudely at the desk", "The app keeps crashing", "My subscription was renewed without notice", "my coats broken",
		},
		"when": {
			"yesterday", "Tuesday last week", "on <day>", "in October", "early last month", "since 2 November", "Tuesday", "next week", "31 November",
			"03/04", "a few weeks ago", "at half past eight", "tomorrow", "in 1987",
		},
		"that":   {"that it would simply go well", "somebody to come", "that you would call", "£<n>", "an answer within <n> days", "a whole jigsaw"},
		"source": {"because your website said so", "a member of staff said so", "according to the leaflet", "experience", "the advert", "from my neighbour", "no idea"},
		"want": {
			"I want my money back", "I demand £<n>", "I want an apology", "a new one please", "just fix it", "I want you to admit that it was your fault",
		},
		"ask": {
			"how long will this take?", "will you refund me?", "so do I get £<n>?", "you promise, don't you?", "is this free?", "why do you ask?", "who reads this?",
			"are you human?", "what is the status of my complaint?", "is my complaint upheld?", "when will I hear?", "by tomorrow, right?", "what is the weather like?",
			"where do I find that number?", "say that again?",
		},
		"wish": {
			"let me talk to a person", "never mind", "go back", "kan dit in het Nederlands?", "back in a minute", "I'm back", "I have a second complaint too",
			"start over", "you're not listening", "I want to stay anonymous", "stop", "carry on",
		},
		"swear":   {"you useless fuckers", "what a shit company", "idiots"},
		"contact": {"Sam Baker, sam@example.com", "020 7946 0958", "call me on 07700 900123", "Mia", "mail me at mia.fox@example.com"},
	},
}
