package server

import (
	"bytes"
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/frame"
)

// contract is a published document whose schemas are held against what is
// really sent.
type contract struct {
	t    *testing.T
	doc  map[string]any
	with *jsonschema.Compiler
}

// readContract reads a document. Its schemas let others add fields; here a
// field that isn't described is a fault, so every object is closed first.
func readContract(t *testing.T, body []byte) *contract {
	t.Helper()
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	doc := parsed.(map[string]any)
	closeObjects(doc["components"].(map[string]any)["schemas"])
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	if err := c.AddResource("doc.json", doc); err != nil {
		t.Fatal(err)
	}
	return &contract{t: t, doc: doc, with: c}
}

func closeObjects(v any) {
	switch v := v.(type) {
	case map[string]any:
		if _, ok := v["properties"].(map[string]any); ok && v["type"] == "object" {
			v["additionalProperties"] = false
		}
		for _, inner := range v {
			closeObjects(inner)
		}
	case []any:
		for _, inner := range v {
			closeObjects(inner)
		}
	}
}

func (c *contract) holds(schema string, body []byte) {
	c.t.Helper()
	s, err := c.with.Compile("doc.json#/components/schemas/" + schema)
	if err != nil {
		c.t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		c.t.Fatalf("%v in %s", err, body)
	}
	if err := s.Validate(v); err != nil {
		c.t.Errorf("%s: %v\nin %s", schema, err, body)
	}
}

func (c *contract) breaks(schema, body string) {
	c.t.Helper()
	s, err := c.with.Compile("doc.json#/components/schemas/" + schema)
	if err != nil {
		c.t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
	if err == nil && s.Validate(v) == nil {
		c.t.Errorf("%s accepts %s", schema, body)
	}
}

// aWholeLife makes a complaint that has every field and every kind of event.
func (w *world) aWholeLife() bot.ID {
	w.t.Helper()
	ctx := w.t.Context()
	r, err := w.runtime.Open(ctx, bot.Open{Locale: "nl", Channel: "web"})
	w.must(err)
	tell := func(cmd bot.Command) {
		w.t.Helper()
		_, err := w.runtime.Tell(ctx, r.Conversation, cmd)
		w.must(err)
	}
	yes := true
	tell(bot.Say{Key: "1", Text: "Er is gaslucht bij mijn lamp.", Reading: bot.Reading{
		Source: "rules", Stored: "Er is gaslucht bij mijn lamp.", Lang: bot.Guess{Value: "nl", Conf: 1},
		Nature: bot.Guess{Value: "complaint", Conf: 1}, Flags: []bot.Flag{{ID: "t1", Rule: "test", Quote: "gaslucht"}},
	}})
	tell(bot.Say{Key: "1b", Text: "Ik had een veilige lamp verwacht, en zo voort.", Reading: bot.Reading{
		Source: "rules", Stored: "Ik had een veilige lamp verwacht, en zo voort.", Lang: bot.Guess{Value: "nl", Conf: 1},
		Acts: []bot.Act{
			provide("expectation", bot.Value{Text: "een veilige lamp"}), provide("expectation_source", bot.Value{Choice: "website"}),
			provide("remedy", bot.Value{Text: "een nieuwe lamp"}), provide("impact", bot.Value{Text: "wij sliepen elders"}),
			provide("happened_on", bot.Value{Date: &bot.DateSpan{From: "2026-03-01", To: "2026-03-01", Precision: "day"}}),
			provide("process", bot.Value{Choice: "product"}), provide("customer_reference", bot.Value{Ref: "B-1234"}),
			provide("amount", bot.Value{Money: &bot.Money{Cents: 8900, Currency: "EUR"}}),
			provide("contact", bot.Value{Contact: &bot.Contact{Name: "Anna", Email: "anna@voorbeeld.nl", Phone: "+31612345678", Preferred: "email"}}),
			provide("complainant", bot.Value{Choice: "customer"}), provide("follow_up", bot.Value{Yes: &yes}),
		},
	}})
	tell(bot.AttachFile{Key: "1c", File: bot.File{ID: "f1", Name: "lamp.jpg", Media: "image/jpeg", Size: 9, Sum: "ab"}})
	by := bot.Person{Role: bot.Agent, Name: "Bo", ID: "u1"}
	tell(bot.Join{Key: "2", By: by})
	tell(bot.Reply{Key: "3", By: by, Text: "Ik kijk het na."})
	tell(bot.Note{Key: "4", By: by, Text: "Geheim"})
	tell(bot.Extend{Key: "5", By: by, Reason: "Wij wachten op de fabrikant"})
	tell(bot.Resolve{Key: "6", By: by, Outcome: "upheld", Text: "U krijgt een nieuwe lamp."})
	tell(bot.Choose{Key: "7", Choice: "yes"})
	return r.Conversation
}

func provide(slot string, v bot.Value) bot.Act {
	return bot.Act{Kind: bot.Provide, Slot: slot, Value: &v, Conf: .95, Quote: "lamp"}
}

func TestAnswersKeepToTheOpenAPIDocument(t *testing.T) {
	w := newWorld(t, nil)
	id := w.aWholeLife()
	w.waits("Een verhaal waar verder niets van bekend is")
	b := w.program(bot.RoleSupervisor)
	c := readContract(t, []byte(b.get("/api/openapi.json").body))
	list := b.get("/api/v1/complaints?limit=1")
	c.holds("Complaints", []byte(list.body))
	all := b.get("/api/v1/complaints")
	c.holds("Complaints", []byte(all.body))
	kinds := map[string]bool{}
	for _, one := range decode[complaintList](t, all).Complaints {
		c.holds("Complaint", []byte(b.get("/api/v1/complaints/"+one.Reference).body))
		talk := b.get("/api/v1/complaints/" + one.Reference + "/transcript")
		c.holds("Transcript", []byte(talk.body))
		for _, e := range decode[transcript](t, talk).Events {
			kinds[kindOf(t, e)] = true
		}
		if one.Conversation == string(id) {
			if one.Amount == nil || one.Contact == nil || one.HappenedOn == nil || one.Outcome == nil || one.Satisfaction == nil || one.Assignee == nil || len(one.Files) != 1 {
				t.Errorf("the complaint with everything lacks something: %+v", one)
			}
		}
		if strings.Contains(talk.body, "Geheim") {
			t.Error("the transcript has the agents' note")
		}
	}
	for _, kind := range []string{"said", "file", "registered", "deadline", "escalated", "joined", "left", "resolved", "closed"} {
		if !kinds[kind] {
			t.Errorf("no event %q was held against the document", kind)
		}
	}
	c.holds("Problem", []byte(b.get("/api/v1/complaints?limit=0").body))
	c.holds("Problem", []byte(w.browser().get("/api/v1/complaints").body))
	s := w.sender()
	c.holds("TakenFile", []byte(s.put("k", "a.png", shot(t)).body))
	c.holds("Problem", []byte(s.put("k2", "a.png", nil).body))
	c.holds("Health", []byte(b.get("/healthz").body))
	c.holds("Health", []byte(b.get("/readyz").body))
	c.breaks("Complaint", `{"reference":"K26"}`)
	c.breaks("Event", `{"type":"event","seq":1,"at":"2026-03-02T09:00:00.000Z","kind":"said","text":"x","by":{"role":"robot"}}`)
	c.breaks("Health", `{"status":"alive","more":1}`)
}

func kindOf(t *testing.T, e []byte) string {
	t.Helper()
	var head struct{ Kind string }
	if err := json.Unmarshal(e, &head); err != nil {
		t.Fatal(err)
	}
	return head.Kind
}

var pathArg = regexp.MustCompile(`:(\w+)`)

// TestEveryRouteForProgramsIsDocumented holds the routes against the paths, in
// both directions.
func TestEveryRouteForProgramsIsDocumented(t *testing.T) {
	w := newWorld(t, nil)
	paths := readContract(t, openAPI).doc["paths"].(map[string]any)
	served := map[string]bool{}
	for _, r := range w.server.echo.Routes() {
		if strings.HasPrefix(r.Path, "/api/") || strings.HasPrefix(r.Path, "/files/") || r.Path == "/healthz" || r.Path == "/readyz" || r.Path == "/metrics" {
			if r.Method != http.MethodGet {
				continue // Echo's own answers to unknown methods
			}
			path := pathArg.ReplaceAllString(r.Path, "{$1}")
			if strings.Contains(path, "*") || path == "/api/v1" {
				continue // and to unknown addresses
			}
			served[path] = true
			if _, ok := paths[path]; !ok {
				t.Errorf("%s is not in the document", path)
			}
		}
	}
	for path := range paths {
		if !served[path] {
			t.Errorf("%s is in the document only", path)
		}
	}
	params := paths["/api/v1/complaints"].(map[string]any)["get"].(map[string]any)["parameters"].([]any)
	named := map[string]bool{}
	for _, p := range params {
		named[p.(map[string]any)["name"].(string)] = true
	}
	for name := range filters {
		if name != "language" && !named[name] { // the desk's own word for locale
			t.Errorf("filter %s is not in the document", name)
		}
	}
}

func TestEventsKeepToTheAsyncAPIDocument(t *testing.T) {
	w := newWorld(t, nil)
	id := w.aWholeLife()
	c := readContract(t, asyncAPI)
	log, err := w.runtime.Since(t.Context(), id, 0)
	w.must(err)
	n := 0
	for _, f := range frame.Log(log, 0) {
		c.holds("event", f)
		n++
	}
	if n < 10 {
		t.Errorf("only %d frames", n)
	}
	for schema, good := range map[string]string{
		"hello":              `{"type":"hello","token":"x","after":17,"locale":"nl","page":"https://x.example/","identity":"a.b.c"}`,
		"say":                `{"type":"say","id":"1","text":"Hallo"}`,
		"choose":             `{"type":"choose","id":"1","choice":"human"}`,
		"typing_by_customer": `{"type":"typing","on":true}`,
		"seen":               `{"type":"seen","seq":7}`,
		"locale":             `{"type":"locale","id":"1","locale":"en"}`,
		"welcome":            `{"type":"welcome","conversation":"c","token":"t","locale":"nl","seq":3,"limits":{"text":4000}}`,
		"ack":                `{"type":"ack","id":"1","seq":2}`,
		"error":              `{"type":"error","code":"too_long","text":"x","id":"1"}`,
	} {
		c.holds(schema, []byte(good))
		c.breaks(schema, `{"type":"nonsense"}`)
	}
}

// Every reference inside the documents leads somewhere.
func TestReferencesInTheDocumentsLead(t *testing.T) {
	for name, body := range map[string][]byte{"openapi": openAPI, "asyncapi": asyncAPI} {
		doc := readContract(t, body).doc
		for _, m := range regexp.MustCompile(`"\$ref":\s*"#/([^"]+)"`).FindAllSubmatch(body, -1) {
			var at any = doc
			for step := range strings.SplitSeq(string(m[1]), "/") {
				o, _ := at.(map[string]any)
				at = o[step]
			}
			if at == nil {
				t.Errorf("%s: #/%s leads nowhere", name, m[1])
			}
		}
	}
}
