// Package openai asks a language model behind any endpoint that speaks OpenAI's
// chat completions: OpenAI, vLLM, Ollama, llama.cpp, LM Studio.
//
// It sends what a bot.Brief holds and believes nothing that comes back until it
// has been looked at: status, form, end, and every name in it.
package openai

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"math"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	client "github.com/sashabaranov/go-openai"

	"github.com/gehoor/gehoor/bot"
)

// Options says where the model is and what it takes.
type Options struct {
	BaseURL string
	Key     string // "" sends no Authorization
	Model   string
	// TokensField is the name under which this endpoint takes the most tokens
	// that an answer may have: MaxTokens, MaxCompletionTokens, or "" for none.
	TokensField string
	// Temperature is sent where it is set; reasoning models refuse any.
	Temperature *float64
	// Format is how the form of an answer is asked for.
	Format Format
	// Stream takes the answer in pieces, for endpoints that give it in no other
	// way. Nothing is used before it is whole.
	Stream bool
	// Limit bounds one request, whatever its context says. 0 means a minute.
	Limit time.Duration
	Now   func() time.Time // measures how long an answer takes
}

// Names of the field that bounds an answer.
const (
	MaxTokens           = "max_tokens"
	MaxCompletionTokens = "max_completion_tokens"
)

// Format is how the form of an answer is asked for.
type Format string

// The formats. What comes back is checked against the schema in each case.
const (
	FormatSchema Format = "json_schema" // the default
	FormatObject Format = "json_object"
	FormatText   Format = "text" // the instructions alone ask for it
)

// Assistant is a bot.Assistant. Make one with New; it is safe for use by many
// goroutines.
type Assistant struct {
	opts   Options
	client *client.Client
	tasks  sync.Map // of considering, by dialog edition
}

// New makes an assistant. Nothing is sent until it is asked. BaseURL, Model and
// Now are required.
func New(o Options) *Assistant {
	if o.Limit <= 0 {
		o.Limit = time.Minute
	}
	if o.Format == "" {
		o.Format = FormatSchema
	}
	config := client.DefaultConfig(o.Key)
	config.BaseURL = strings.TrimRight(o.BaseURL, "/")
	config.HTTPClient = newHTTPClient(o.Limit, o.Now)
	return &Assistant{opts: o, client: client.NewClientWithConfig(config)}
}

// Consider implements bot.Assistant.
func (a *Assistant) Consider(ctx context.Context, b bot.Brief) (bot.Proposal, error) {
	t, ok := a.tasks.Load(b.Dialog.ID())
	if !ok {
		t, _ = a.tasks.LoadOrStore(b.Dialog.ID(), considerTask(b.Dialog))
	}
	content, run, err := a.ask(ctx, t.(task), b)
	if err != nil {
		return bot.Proposal{}, err
	}
	p, err := proposal(content, b.Dialog)
	if err != nil {
		return bot.Proposal{}, &bot.ModelFault{Why: bot.FaultMalformed, Cause: err}
	}
	if !b.Sentence {
		p.Sentence = ""
	}
	p.Run = run
	return p, nil
}

// Sum implements bot.Assistant.
func (a *Assistant) Sum(ctx context.Context, b bot.Brief) (bot.Extract, error) {
	content, run, err := a.ask(ctx, sumTask, b)
	if err != nil {
		return bot.Extract{}, err
	}
	lines, err := extract(content)
	if err != nil {
		return bot.Extract{}, &bot.ModelFault{Why: bot.FaultMalformed, Cause: err}
	}
	return bot.Extract{Run: run, Lines: lines}, nil
}

// Suggest implements bot.Assistant.
func (a *Assistant) Suggest(ctx context.Context, b bot.Brief) (bot.Suggestion, error) {
	content, run, err := a.ask(ctx, suggestTask, b)
	if err != nil {
		return bot.Suggestion{}, err
	}
	text, err := reply(content)
	if err != nil {
		return bot.Suggestion{}, &bot.ModelFault{Why: bot.FaultMalformed, Cause: err}
	}
	return bot.Suggestion{Run: run, Text: text}, nil
}

// ask sends one request and returns the bare answer to it.
func (a *Assistant) ask(ctx context.Context, t task, b bot.Brief) (string, bot.ModelRun, error) {
	began := a.opts.Now()
	ctx, way := withTrip(ctx)
	req, err := a.request(t, b)
	if err != nil {
		return "", bot.ModelRun{}, &bot.ModelFault{Why: bot.FaultSetup, Cause: err}
	}
	fetch := a.whole
	if a.opts.Stream {
		fetch = a.pieces
	}
	got, err := fetch(ctx, req)
	if err != nil {
		return "", bot.ModelRun{}, fault(ctx, way, err)
	}
	content, err := bare(got.content)
	switch {
	case got.refused:
		return "", bot.ModelRun{}, &bot.ModelFault{Why: bot.FaultRefused, Status: way.status}
	case errors.Is(err, errThinking) && got.finish != client.FinishReasonLength:
		return "", bot.ModelRun{}, &bot.ModelFault{Why: bot.FaultThinking, Status: way.status}
	case got.finish != client.FinishReasonStop:
		return "", bot.ModelRun{}, &bot.ModelFault{Why: bot.FaultCut, Status: way.status}
	case err != nil:
		return "", bot.ModelRun{}, &bot.ModelFault{Why: bot.FaultMalformed, Status: way.status, Cause: err}
	}
	return content, bot.ModelRun{
		Model: a.opts.Model, Version: clip(got.version), Prompt: t.hash, Millis: a.opts.Now().Sub(began).Milliseconds(), Tokens: max(got.tokens, 0),
	}, nil
}

func (a *Assistant) request(t task, b bot.Brief) (client.ChatCompletionRequest, error) {
	input, err := inputOf(b)
	if err != nil {
		return client.ChatCompletionRequest{}, err
	}
	req := client.ChatCompletionRequest{
		Model: a.opts.Model,
		Messages: []client.ChatCompletionMessage{
			{Role: client.ChatMessageRoleSystem, Content: t.prompt},
			{Role: client.ChatMessageRoleUser, Content: input},
		},
	}
	switch a.opts.Format {
	case FormatSchema:
		req.ResponseFormat = &client.ChatCompletionResponseFormat{
			Type:       client.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &client.ChatCompletionResponseFormatJSONSchema{Name: t.name, Schema: t.schema, Strict: true},
		}
	case FormatObject:
		req.ResponseFormat = &client.ChatCompletionResponseFormat{Type: client.ChatCompletionResponseFormatTypeJSONObject}
	}
	switch a.opts.TokensField {
	case MaxTokens:
		req.MaxTokens = t.tokens //nolint:staticcheck // the only name that most local servers know
	case MaxCompletionTokens:
		req.MaxCompletionTokens = t.tokens
	}
	if at := a.opts.Temperature; at != nil {
		// The library leaves out a zero, and servers then take 1.
		req.Temperature = max(float32(*at), math.SmallestNonzeroFloat32)
	}
	return req, nil
}

// answered is an answer as it came.
type answered struct {
	content string
	finish  client.FinishReason
	version string
	tokens  int
	refused bool
}

var errEmpty = errors.New("openai: no choice in the answer")

func (a *Assistant) whole(ctx context.Context, req client.ChatCompletionRequest) (answered, error) {
	res, err := a.client.CreateChatCompletion(ctx, req)
	if err != nil {
		return answered{}, err
	}
	if len(res.Choices) == 0 { // also what the library makes of a 200 with an error in it
		return answered{}, errEmpty
	}
	c := res.Choices[0]
	return answered{
		content: c.Message.Content, finish: c.FinishReason, version: res.Model, tokens: res.Usage.TotalTokens, refused: c.Message.Refusal != "",
	}, nil
}

// pieces puts a streamed answer together. A stream that just ends looks whole
// to the library: only a finish_reason makes it so.
func (a *Assistant) pieces(ctx context.Context, req client.ChatCompletionRequest) (answered, error) {
	req.StreamOptions = &client.StreamOptions{IncludeUsage: true}
	stream, err := a.client.CreateChatCompletionStream(ctx, req)
	if err != nil {
		return answered{}, err
	}
	defer stream.Close()
	var out answered
	var content strings.Builder
	choices := 0
	for {
		piece, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return answered{}, err
		}
		if piece.Model != "" {
			out.version = piece.Model
		}
		if piece.Usage != nil {
			out.tokens = piece.Usage.TotalTokens
		}
		if len(piece.Choices) == 0 {
			continue
		}
		choices++
		c := piece.Choices[0]
		content.WriteString(c.Delta.Content)
		out.refused = out.refused || c.Delta.Refusal != ""
		if c.FinishReason != "" {
			out.finish = c.FinishReason
		}
	}
	if choices == 0 {
		return answered{}, errEmpty
	}
	out.content = content.String()
	return out, nil
}

// fault names what went wrong. The library has three types of error for it, and
// an error page can come with any status.
func fault(ctx context.Context, way *trip, err error) *bot.ModelFault {
	f := &bot.ModelFault{Why: bot.FaultMalformed, Status: way.status, After: way.after, Cause: err}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	var timeout net.Error
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded), errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		f.Why = bot.FaultDeadline
	case errors.Is(err, errTooBig):
		f.Why = bot.FaultTooBig
	case errors.Is(err, errEmpty):
		f.Why = bot.FaultEmpty
	case !way.reached && isSetup(err):
		f.Why = bot.FaultSetup
	case !way.reached:
		f.Why = bot.FaultConnect
	case way.status == http.StatusTooManyRequests:
		f.Why = bot.FaultBusy
	case way.status != http.StatusOK:
		f.Why = bot.FaultStatus
	case errors.Is(err, io.ErrUnexpectedEOF):
		f.Why = bot.FaultCut
	case errors.As(err, &syntax), errors.As(err, &kind):
	case errors.As(err, new(*client.APIError)):
		f.Why = bot.FaultRefused
	}
	return f
}

// isSetup reports whether the library refused to send the request at all.
func isSetup(err error) bool {
	for _, known := range []error{
		client.ErrReasoningModelMaxTokensDeprecated, client.ErrReasoningModelLimitationsOther,
		client.ErrReasoningModelLimitationsLogprobs, client.ErrReasoningSamplingUnsupported,
		client.ErrChatCompletionInvalidModel, client.ErrReasoningEffortUnsupported,
	} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}

// clip bounds what an endpoint calls itself: it goes into the record.
func clip(s string) string {
	if len(s) > 80 {
		s = s[:80]
	}
	return strings.ToValidUTF8(s, "")
}
