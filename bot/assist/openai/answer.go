package openai

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/gehoor/gehoor/bot"
)

// An answer is never trusted to have the form that was asked for: many
// endpoints take a schema and don't enforce it.

type considered struct {
	Facts []struct {
		Slot       *string  `json:"slot"`
		Choice     *string  `json:"choice"`
		Quote      *string  `json:"quote"`
		Confidence *float64 `json:"confidence"`
	} `json:"facts"`
	Flags []struct {
		Flag       *string  `json:"flag"`
		Quote      *string  `json:"quote"`
		Confidence *float64 `json:"confidence"`
	} `json:"flags"`
	Acknowledgement *struct {
		ID    *string `json:"id"`
		Quote *string `json:"quote"`
	} `json:"acknowledgement"`
	Sentence *string `json:"sentence"`
}

// most is how many elements a list in an answer may have.
const most = 24

var errForm = errors.New("openai: not of the form that was asked for")

// proposal reads the answer to a considerTask. One word out of place spoils the
// whole: who gets an enum wrong may have got the rest wrong too.
func proposal(content string, topics bot.Topics) (bot.Proposal, error) {
	var in considered
	if err := decode(content, &in); err != nil {
		return bot.Proposal{}, err
	}
	if in.Facts == nil || in.Flags == nil || in.Acknowledgement == nil || in.Sentence == nil || len(in.Facts) > most || len(in.Flags) > most {
		return bot.Proposal{}, errForm
	}
	out := bot.Proposal{Sentence: strings.TrimSpace(*in.Sentence)}
	for _, f := range in.Facts {
		if f.Slot == nil || f.Choice == nil || f.Quote == nil || !share(f.Confidence) || !slices.Contains(bot.ModelSlots, *f.Slot) || !offered(topics, *f.Slot, *f.Choice) {
			return bot.Proposal{}, errForm
		}
		out.Facts = append(out.Facts, bot.Finding{Slot: *f.Slot, Choice: *f.Choice, Quote: *f.Quote, Conf: *f.Confidence})
	}
	for _, f := range in.Flags {
		if f.Flag == nil || f.Quote == nil || !share(f.Confidence) || !slices.Contains(bot.ModelFlags, *f.Flag) {
			return bot.Proposal{}, errForm
		}
		out.Flags = append(out.Flags, bot.Finding{Slot: *f.Flag, Quote: *f.Quote, Conf: *f.Confidence})
	}
	ack := in.Acknowledgement
	switch {
	case ack.ID == nil || ack.Quote == nil:
		return bot.Proposal{}, errForm
	case *ack.ID == "none":
	case slices.Contains(bot.Acknowledgements, *ack.ID):
		out.Ack, out.Quote = *ack.ID, *ack.Quote
	default:
		return bot.Proposal{}, errForm
	}
	return out, nil
}

func share(c *float64) bool { return c != nil && *c >= 0 && *c <= 1 }

func offered(topics bot.Topics, slot, choice string) bool {
	options := topics.Options(slot)
	if len(options) == 0 {
		return choice == ""
	}
	return slices.ContainsFunc(options, func(o bot.Option) bool { return o.ID == choice })
}

// extract reads the answer to a sumTask.
func extract(content string) ([]bot.Citation, error) {
	var in struct {
		Lines []struct {
			Topic   *string `json:"topic"`
			Quote   *string `json:"quote"`
			Message *uint64 `json:"message"`
		} `json:"lines"`
	}
	if err := decode(content, &in); err != nil {
		return nil, err
	}
	if in.Lines == nil || len(in.Lines) > most {
		return nil, errForm
	}
	var out []bot.Citation
	for _, l := range in.Lines {
		if l.Topic == nil || l.Quote == nil || l.Message == nil || !slices.Contains(bot.CitationTopics, *l.Topic) {
			return nil, errForm
		}
		out = append(out, bot.Citation{Topic: *l.Topic, Quote: *l.Quote, Seq: *l.Message})
	}
	return out, nil
}

// reply reads the answer to a suggestTask.
func reply(content string) (string, error) {
	var in struct {
		Reply *string `json:"reply"`
	}
	if err := decode(content, &in); err != nil {
		return "", err
	}
	if in.Reply == nil || strings.TrimSpace(*in.Reply) == "" {
		return "", errForm
	}
	return strings.TrimSpace(*in.Reply), nil
}

// decode reads one JSON object with no field unknown and nothing after it.
func decode(content string, into any) error {
	dec := json.NewDecoder(strings.NewReader(content))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return errors.Join(errForm, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: more than one value", errForm)
	}
	return nil
}

// bare takes off what some models put around an answer: a fence, and thoughts
// that are closed. Thoughts that are not closed are an answer cut short.
func bare(content string) (string, error) {
	s := strings.TrimSpace(content)
	for _, tag := range []string{"think", "thinking", "reasoning"} {
		if after, ok := strings.CutPrefix(s, "<"+tag+">"); ok {
			_, rest, closed := strings.Cut(after, "</"+tag+">")
			if !closed {
				return "", errThinking
			}
			s = strings.TrimSpace(rest)
		}
		if strings.Contains(s, "<"+tag+">") || strings.Contains(s, "</"+tag+">") {
			return "", errThinking
		}
	}
	if after, ok := strings.CutPrefix(s, "```"); ok {
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(after, "json"), "```"))
	}
	if s == "" || s[0] != '{' {
		return "", errForm
	}
	return s, nil
}

var errThinking = errors.New("openai: thoughts in the answer")
