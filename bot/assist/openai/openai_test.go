package openai_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/assist/openai"
)

func TestAGoodAnswerIsRead(t *testing.T) {
	for name, content := range map[string]string{
		"bare":                      good,
		"in a fence":                "```json\n" + good + "\n```",
		"after thoughts, closed":    "<think>The customer {waits}.</think>\n" + good,
		"with white space about it": "\n\n  " + good + "\n",
	} {
		t.Run(name, func(t *testing.T) {
			a, asked, body := endpoint(t, openai.Options{TokensField: openai.MaxTokens}, completion(content, "stop"))
			p, err := a.Consider(t.Context(), brief(t))
			if err != nil {
				t.Fatal(err)
			}
			if len(p.Facts) != 1 || p.Facts[0].Choice != "delivery" || p.Ack != "waiting" || p.Quote != "ik wacht al weken" {
				t.Errorf("read as %+v", p)
			}
			if p.Run.Model != "test-model" || p.Run.Version != "test-model-2026-11-01" || len(p.Run.Prompt) != 12 || p.Run.Tokens != 445 {
				t.Errorf("run %+v", p.Run)
			}
			if *asked != 1 || (*body)["max_tokens"] != 500.0 {
				t.Errorf("asked %d times with %v", *asked, *body)
			}
		})
	}
}

func TestWhatIsAskedFor(t *testing.T) {
	zero := 0.0
	for name, c := range map[string]struct {
		o          openai.Options
		has, lacks []string
	}{
		"by default":            {openai.Options{}, []string{"response_format", "stream"}, []string{"temperature", "max_tokens", "max_completion_tokens", "tools", "user"}},
		"newer endpoints":       {openai.Options{TokensField: openai.MaxCompletionTokens}, []string{"max_completion_tokens"}, []string{"max_tokens"}},
		"a temperature of zero": {openai.Options{Temperature: &zero}, []string{"temperature"}, nil}, // the library leaves a plain zero out
		"without a format":      {openai.Options{Format: openai.FormatText}, nil, []string{"response_format"}},
	} {
		t.Run(name, func(t *testing.T) {
			a, _, body := endpoint(t, c.o, completion(good, "stop"))
			if _, err := a.Consider(t.Context(), brief(t)); err != nil {
				t.Fatal(err)
			}
			for _, key := range c.has {
				if _, ok := (*body)[key]; !ok {
					t.Errorf("no %s in %v", key, *body)
				}
			}
			for _, key := range c.lacks {
				if v, ok := (*body)[key]; ok {
					t.Errorf("%s is %v", key, v)
				}
			}
		})
	}
}

// TestWhatEndpointsGetWrong has a row for each way in which an endpoint was
// seen to fail, most of them with a nil error from the library.
func TestWhatEndpointsGetWrong(t *testing.T) {
	html := "<html><body><h1>502 Bad Gateway</h1></body></html>"
	for name, c := range map[string]struct {
		serve http.HandlerFunc
		want  bot.Fault
	}{
		"429":                                    {raw(429, `{"error":{"message":"slow down","type":"rate_limit"}}`), bot.FaultBusy},
		"429 in HTML":                            {raw(429, html), bot.FaultBusy},
		"500":                                    {raw(500, `{"error":{"message":"oops"}}`), bot.FaultStatus},
		"502 in HTML":                            {raw(502, html), bot.FaultStatus},
		"401":                                    {raw(401, `{"error":{"message":"bad key","code":"invalid_api_key"}}`), bot.FaultStatus},
		"404 without a body":                     {raw(404, ""), bot.FaultStatus},
		"a redirect":                             {raw(307, "", "Location", "https://elsewhere.example/v1"), bot.FaultStatus},
		"200 with an error in it":                {raw(200, `{"error":{"message":"overloaded"}}`), bot.FaultEmpty},
		"200 without choices":                    {raw(200, `{"id":"x","choices":[]}`), bot.FaultEmpty},
		"200 in HTML":                            {raw(200, html), bot.FaultMalformed},
		"200 with nothing":                       {raw(200, ""), bot.FaultMalformed},
		"cut off on the way":                     {raw(200, `{"id":"x","choices":[{"message":{"content":"{`), bot.FaultCut},
		"cut off by its length":                  {completion(good[:80], "length"), bot.FaultCut},
		"whole, but ended by its length":         {completion(good, "length"), bot.FaultCut},
		"held back by a content filter":          {completion("", "content_filter"), bot.FaultCut},
		"no finish_reason":                       {completion(good, ""), bot.FaultCut},
		"thoughts that have no end":              {completion("<think>Let me see. "+good, "stop"), bot.FaultThinking},
		"thoughts in the middle":                 {completion(`{"facts":[],<think>hm</think>"flags":[]}`, "stop"), bot.FaultThinking},
		"nothing said":                           {completion("", "stop"), bot.FaultMalformed},
		"prose":                                  {completion("Sure! Here is what I found.", "stop"), bot.FaultMalformed},
		"broken JSON":                            {completion(good[:len(good)-20], "stop"), bot.FaultMalformed},
		"an array":                               {completion("["+good+"]", "stop"), bot.FaultMalformed},
		"two answers":                            {completion(good+good, "stop"), bot.FaultMalformed},
		"a field that is not there":              {completion(`{"facts":[],"flags":[]}`, "stop"), bot.FaultMalformed},
		"a field that nobody asked for":          {completion(strings.Replace(good, `"flags"`, `"refund":true,"flags"`, 1), "stop"), bot.FaultMalformed},
		"a slot that is for code":                {completion(strings.Replace(good, `"slot":"process","choice":"delivery"`, `"slot":"happened_on","choice":""`, 1), "stop"), bot.FaultMalformed},
		"an option that is not there":            {completion(strings.Replace(good, "delivery", "refund", 1), "stop"), bot.FaultMalformed},
		"an option of another slot":              {completion(strings.Replace(good, "delivery", "brochure", 1), "stop"), bot.FaultMalformed},
		"an option for what has none":            {completion(strings.Replace(good, `"slot":"process"`, `"slot":"remedy"`, 1), "stop"), bot.FaultMalformed},
		"an acknowledgement that is not there":   {completion(strings.Replace(good, `"waiting"`, `"refund"`, 1), "stop"), bot.FaultMalformed},
		"a flag that is not there":               {completion(strings.Replace(good, `"flags":[]`, `"flags":[{"flag":"t15","quote":"x","confidence":1}]`, 1), "stop"), bot.FaultMalformed},
		"more sure than sure":                    {completion(strings.Replace(good, "0.9", "9", 1), "stop"), bot.FaultMalformed},
		"a number for a word":                    {completion(strings.Replace(good, `"waiting"`, `7`, 1), "stop"), bot.FaultMalformed},
		"null for everything":                    {completion(`{"facts":null,"flags":null,"acknowledgement":null,"sentence":null}`, "stop"), bot.FaultMalformed},
		"an answer without end":                  {completion(strings.Repeat(" ", 300<<10), "stop"), bot.FaultTooBig},
		"an error page without end, status 500":  {raw(500, strings.Repeat("x", 300<<10)), bot.FaultTooBig},
		"a refusal":                              {raw(200, `{"choices":[{"message":{"role":"assistant","content":"","refusal":"I can't"},"finish_reason":"stop"}]}`), bot.FaultRefused},
		"a call of a tool that nobody gave it":   {raw(200, `{"choices":[{"message":{"role":"assistant","tool_calls":[{"id":"1","type":"function","function":{"name":"refund","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}`), bot.FaultCut},
		"content of a type that is none of ours": {raw(200, `{"choices":[{"message":{"role":"assistant","content":5},"finish_reason":"stop"}]}`), bot.FaultMalformed},
	} {
		t.Run(name, func(t *testing.T) {
			a, asked, _ := endpoint(t, openai.Options{}, c.serve)
			f := faulty(t, a, c.want)
			if strings.Contains(f.Error(), "pakket") || len(f.Error()) > 40 {
				t.Errorf("the error says %q", f.Error())
			}
			if *asked != 1 {
				t.Errorf("asked %d times: retries are for who knows the budget", *asked)
			}
		})
	}
}

// The library drops Retry-After; without it a retry only makes things worse.
func TestTheEndpointSaysHowLongToWait(t *testing.T) {
	for header, want := range map[string]time.Duration{
		"2": 2 * time.Second, "0.25": 250 * time.Millisecond, "": 0, "soon": 0, "-4": 0, "999999": 0,
		"Mon, 02 Jan 2006 15:04:05 GMT": 0,
	} {
		a, _, _ := endpoint(t, openai.Options{}, raw(429, `{"error":{"message":"x"}}`, "Retry-After", header))
		if f := faulty(t, a, bot.FaultBusy); f.After != want || f.Status != 429 {
			t.Errorf("%q: after %v, status %d", header, f.After, f.Status)
		}
	}
}

func TestASlowModelIsLeft(t *testing.T) {
	for name, o := range map[string]openai.Options{"whole": {}, "in pieces": {Stream: true}} {
		t.Run(name, func(t *testing.T) {
			arrived, left := make(chan struct{}), make(chan struct{})
			a, _, _ := endpoint(t, o, func(_ http.ResponseWriter, r *http.Request) {
				close(arrived)
				<-r.Context().Done()
				close(left)
			})
			ctx, cancel := context.WithTimeout(t.Context(), moment)
			defer cancel()
			_, err := a.Consider(ctx, brief(t))
			if f, ok := err.(*bot.ModelFault); !ok || f.Why != bot.FaultDeadline {
				t.Errorf("got %v", err)
			}
			select {
			case <-arrived:
				<-left // the request was given up, not only forgotten
			default: // a busy machine: it didn't even arrive in time
			}
		})
	}
	t.Run("whose caller set no limit", func(t *testing.T) {
		a, _, _ := endpoint(t, openai.Options{Limit: moment}, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
		faulty(t, a, bot.FaultDeadline)
	})
}

// Nobody listens at port 1. The port of a server that was closed may be
// another program's a moment later.
func TestAModelThatIsNotThere(t *testing.T) {
	faulty(t, openai.New(openai.Options{BaseURL: "http://127.0.0.1:1", Model: "m", Now: time.Now}), bot.FaultConnect)
}

func TestSettingsThatTheModelCannotTake(t *testing.T) {
	a, asked, _ := endpoint(t, openai.Options{Model: "o3-mini", TokensField: openai.MaxTokens}, completion(good, "stop"))
	faulty(t, a, bot.FaultSetup)
	if *asked != 0 {
		t.Error("it was sent")
	}
}

// stream answers in pieces, with what stands in tail after them.
func stream(pieces []string, tail ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		for _, p := range pieces {
			fmt.Fprintf(w, "data: {\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":%q}}]}\n\n", p)
		}
		for _, line := range tail {
			fmt.Fprintf(w, "data: %s\n\n", line)
		}
	}
}

func TestAnAnswerInPieces(t *testing.T) {
	stop := `{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}`
	pieces := []string{good[:40], good[40:100], good[100:]}
	for name, c := range map[string]struct {
		serve http.HandlerFunc
		want  bot.Fault
	}{
		"whole":                      {stream(pieces, stop, `{"choices":[],"usage":{"total_tokens":27}}`, "[DONE]"), ""},
		"whole, without [DONE]":      {stream(pieces, stop), ""},
		"all of it, but no end":      {stream(pieces), bot.FaultCut}, // the library takes it for whole
		"all of it, [DONE], no stop": {stream(pieces, "[DONE]"), bot.FaultCut},
		"cut in the middle":          {stream(pieces[:2]), bot.FaultCut},
		"cut in the middle, stopped": {stream(pieces[:2], stop, "[DONE]"), bot.FaultMalformed},
		"an error on the way":        {stream(pieces[:1], `{"error":{"message":"overloaded"}}`), bot.FaultRefused},
		"nothing but an end":         {stream(nil, "[DONE]"), bot.FaultEmpty},
		"no stream at all":           {raw(200, "<html>"), bot.FaultEmpty},
		"429":                        {raw(429, `{"error":{"message":"x"}}`), bot.FaultBusy},
		"no end at all":              {stream(strings.Split(strings.Repeat("          ,", 30<<10), ",")), bot.FaultTooBig},
	} {
		t.Run(name, func(t *testing.T) {
			a, _, _ := endpoint(t, openai.Options{Stream: true}, c.serve)
			if c.want != "" {
				faulty(t, a, c.want)
				return
			}
			p, err := a.Consider(t.Context(), brief(t))
			if err != nil || p.Ack != "waiting" || p.Run.Version != "m-1" {
				t.Errorf("got %+v, %v", p, err)
			}
		})
	}
}

func TestASummaryAndASuggestionAreRead(t *testing.T) {
	b := brief(t)
	b.Dialog = nil
	a, _, _ := endpoint(t, openai.Options{}, completion(`{"lines":[{"topic":"happened","quote":"pakket is zoek","message":7}]}`, "stop"))
	if x, err := a.Sum(t.Context(), b); err != nil || len(x.Lines) != 1 || x.Lines[0].Seq != 7 {
		t.Errorf("got %+v, %v", x, err)
	}
	a, _, _ = endpoint(t, openai.Options{}, completion(`{"reply":" Wat vervelend. "}`, "stop"))
	if s, err := a.Suggest(t.Context(), b); err != nil || s.Text != "Wat vervelend." {
		t.Errorf("got %+v, %v", s, err)
	}
	for _, content := range []string{`{}`, `{"lines":null}`, `{"reply":""}`, `{"lines":[{"topic":"verdict","quote":"x","message":7}]}`, `{"lines":[{"topic":"open","quote":"x","message":-1}]}`} {
		a, _, _ := endpoint(t, openai.Options{}, completion(content, "stop"))
		_, err1 := a.Sum(t.Context(), b)
		_, err2 := a.Suggest(t.Context(), b)
		if err1 == nil || err2 == nil {
			t.Errorf("%s: %v, %v", content, err1, err2)
		}
	}
}

func FuzzAnAnswer(f *testing.F) {
	f.Add(good, "stop")
	f.Add("<think>", "length")
	var serve http.HandlerFunc
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(w, r) }))
	f.Cleanup(s.Close)
	a := openai.New(openai.Options{BaseURL: s.URL, Model: "m", Now: time.Now})
	f.Fuzz(func(t *testing.T, content, finish string) {
		serve = completion(content, finish)
		b := brief(t)
		p, err := a.Consider(t.Context(), b)
		if err != nil {
			return
		}
		for _, x := range p.Facts {
			if x.Slot == "happened_on" || x.Conf < 0 || x.Conf > 1 {
				t.Errorf("%q is read as %+v", content, x)
			}
		}
	})
}
