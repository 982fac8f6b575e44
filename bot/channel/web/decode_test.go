package web

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzDecode holds our decoder against encoding/json: what it accepts, that
// accepts, with the same values.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{"type":"hello","token":"t","after":17,"locale":"nl","page":"https://x.example/","identity":null}`,
		`{"type":"say","id":"a","text":"caf\u00e9 \ud83d\ude00 \ud800 \"\\\/\b\f\n\r\t"}`,
		`{"type":"choose","id":"a","choice":"human"}`, `{"type":"typing","on":true}`, `{"type":"seen","seq":12}`,
		` { "type" : "locale" , "id" : "1" , "locale" : "en" , "x" : [ 1 , -2.5e+3 , { } , [ ] , null , false ] } `,
		`{"type":"say","type":"seen","seq":1,"seq":2}`, `{"type":"say"`, `{"type":"seen","seq":01}`, `{"a":1,}`, `[]`, ``,
		`{"type":"seen","seq":1e2}`, `{"type":"say","id":"\ud800\ud801","text":""}`, `{"\u0074ype":"typing","on":false}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, ok := decode(data)
		if id := idOf(data); !utf8.ValidString(id) || len(id) > maxID {
			t.Errorf("idOf gave %q", id)
		}
		if !ok {
			return
		}
		var want map[string]json.RawMessage
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatalf("accepted what is no JSON object: %v", err)
		}
		same := func(name, have string) {
			var s string
			if raw, there := want[name]; there {
				if err := json.Unmarshal(raw, &s); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
			if s != have {
				t.Errorf("%s: %q, encoding/json reads %q", name, have, s)
			}
		}
		same("type", got.kind)
		same("id", got.id)
		same("text", got.text)
		same("choice", got.choice)
		same("locale", got.locale)
		same("token", got.token)
		for name, have := range map[string]uint64{"seq": got.seq, "after": got.after} {
			var n uint64
			if raw, there := want[name]; there {
				if err := json.Unmarshal(raw, &n); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
			if n != have {
				t.Errorf("%s: %d, encoding/json reads %d", name, have, n)
			}
		}
	})
}

// FuzzScan holds that what encoding/json calls JSON, the scanner reads to its
// end, and the other way round.
func FuzzScan(f *testing.F) {
	for _, seed := range []string{`{"a":[1,2,{"b":"\u00ff"}]}`, `-0.1e-7`, `"\x"`, `[1,]`, `tru`, "\"\x01\"", `{"a" 1}`, `""`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if strings.Count(string(data), "[")+strings.Count(string(data), "{") > maxDepth {
			t.Skip("deeper than we read")
		}
		s := scanner{data: data}
		err := s.skip(1)
		s.space()
		if ok := err == nil && s.pos == len(data); ok != json.Valid(data) {
			t.Errorf("%q: the scanner says %v, encoding/json %v", data, ok, !ok)
		}
	})
}
