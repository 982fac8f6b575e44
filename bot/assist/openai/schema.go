package openai

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"slices"

	"github.com/gehoor/gehoor/bot"
)

//go:embed prompts/consider.txt
var considerPrompt string

//go:embed prompts/sum.txt
var sumPrompt string

//go:embed prompts/suggest.txt
var suggestPrompt string

// task is what a model is asked to do: instructions, and the form of the
// answer. hash names both, for the record.
type task struct {
	name   string
	prompt string
	schema json.RawMessage
	tokens int // that an answer may have
	hash   string
}

func newTask(name, prompt string, tokens int, schema object) task {
	data, err := json.Marshal(schema)
	if err != nil {
		panic(err) // maps of strings
	}
	sum := sha256.Sum256(append([]byte(prompt+"\x00"), data...))
	return task{name: name, prompt: prompt, schema: data, tokens: tokens, hash: hex.EncodeToString(sum[:6])}
}

// object is a node of a JSON schema in the subset that strict endpoints take:
// every property required, none besides.
type object map[string]any

func record(properties object) object {
	names := make([]string, 0, len(properties))
	for name := range properties {
		names = append(names, name)
	}
	slices.Sort(names)
	return object{"type": "object", "properties": properties, "required": names, "additionalProperties": false}
}

func list(of object) object           { return object{"type": "array", "items": of} }
func oneOf(values ...string) object   { return object{"type": "string", "enum": values} }
func text() object                    { return object{"type": "string"} }
func number() object                  { return object{"type": "number"} }
func integer() object                 { return object{"type": "integer"} }
func withNone(values []string) object { return oneOf(append(slices.Clone(values), "none")...) }

// considerTask is made for a dialog: its enums are the dialog's slots and
// options.
func considerTask(topics bot.Topics) task {
	choices := []string{""}
	slots := []string{}
	for _, slot := range topics.Slots() {
		if !slices.Contains(bot.ModelSlots, slot) {
			continue
		}
		slots = append(slots, slot)
		for _, o := range topics.Options(slot) {
			if !slices.Contains(choices, o.ID) {
				choices = append(choices, o.ID)
			}
		}
	}
	return newTask("consider", considerPrompt, 500, record(object{
		"facts": list(record(object{"slot": oneOf(slots...), "choice": oneOf(choices...), "quote": text(), "confidence": number()})),
		"flags": list(record(object{"flag": oneOf(bot.ModelFlags...), "quote": text(), "confidence": number()})),
		"acknowledgement": record(object{
			"id": withNone(bot.Acknowledgements), "quote": text(),
		}),
		"sentence": text(),
	}))
}

var (
	sumTask = newTask("sum", sumPrompt, 600, record(object{
		"lines": list(record(object{"topic": oneOf(bot.CitationTopics...), "quote": text(), "message": integer()})),
	}))
	suggestTask = newTask("suggest", suggestPrompt, 300, record(object{"reply": text()}))
)
