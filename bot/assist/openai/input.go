package openai

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/gehoor/gehoor/bot"
)

// input is what a model is sent besides its instructions. Everything that
// people wrote stands in strings of it, so that it can't pass for ours.
type input struct {
	Language string                `json:"language"`
	Asked    string                `json:"asked,omitempty"`
	Fill     []string              `json:"fill,omitempty"`
	Options  map[string][]labelled `json:"options,omitempty"`
	Sentence bool                  `json:"sentence,omitempty"`
	Consider uint64                `json:"consider,omitempty"`
	Messages []message             `json:"messages"`
}

type labelled struct {
	ID    string `json:"id"`
	Label string `json:"label,omitempty"`
}

type message struct {
	ID   uint64 `json:"id"`
	From string `json:"from"`
	Text string `json:"text"`
}

func inputOf(b bot.Brief) (string, error) {
	in := input{Language: b.Locale, Sentence: b.Sentence}
	if b.Dialog != nil {
		in.Asked, in.Consider = b.Asked, b.About
		for _, slot := range b.Open {
			if !slices.Contains(bot.ModelSlots, slot) {
				continue
			}
			in.Fill = append(in.Fill, slot)
			for _, o := range b.Dialog.Options(slot) {
				if in.Options == nil {
					in.Options = map[string][]labelled{}
				}
				in.Options[slot] = append(in.Options[slot], labelled{ID: o.ID, Label: o.Labels[b.Locale]})
			}
		}
	}
	for _, l := range b.Lines {
		in.Messages = append(in.Messages, message{ID: l.Seq, From: string(l.Role), Text: l.Text})
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false) // a model reads "<" better than an escape
	if err := enc.Encode(in); err != nil {
		return "", err
	}
	return strings.TrimSpace(out.String()), nil
}
