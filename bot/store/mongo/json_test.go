package mongo

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"
)

func TestJSONRoundTrip(t *testing.T) {
	for _, text := range []string{
		`[]`, `{}`, `[{"kind":"said","text":"é \u0000 \u2028 <b>"},{"a":[1,[2,[]]],"b":{"c":null}}]`,
		`{"n":9007199254740993,"m":-1,"f":0.1,"g":1.5e300,"t":true,"u":false}`,
		`{"$date":"no date","$oid":1,"a.b":2,"":3}`, // extended JSON would read a date and an id
	} {
		v, err := fromJSON([]byte(text))
		if err != nil {
			t.Errorf("fromJSON(%s) = %v", text, err)
			continue
		}
		back, err := toJSON(v)
		if err != nil || !same(back, []byte(text)) {
			t.Errorf("%s became %s, %v", text, back, err)
		}
	}
}

func TestJSONRefuses(t *testing.T) {
	for _, text := range []string{``, `[`, `{"a":}`, `{"a\u0000b":1}`, `[1e999]`} {
		if v, err := fromJSON([]byte(text)); err == nil {
			t.Errorf("fromJSON(%q) = %v", text, v)
		}
	}
	_, err := toJSON(bson.RawValue{Type: bson.TypeObjectID, Value: make([]byte, 12)})
	if err == nil {
		t.Error("toJSON reads an object id, which no event holds")
	}
}

func FuzzJSON(f *testing.F) {
	for _, seed := range []string{`[{"kind":"said","text":"x"}]`, `{"a":[1,2.5,null,true,{}]}`, `[`, `{"a":1e400}`, `"\ud800"`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		v, err := fromJSON(text)
		if err != nil {
			return
		}
		back, err := toJSON(v)
		if err != nil {
			t.Fatalf("%q became BSON that toJSON refuses: %v", text, err)
		}
		again, err := fromJSON(back)
		if err != nil {
			t.Fatalf("%q became %q, which fromJSON refuses: %v", text, back, err)
		}
		if twice, err := toJSON(again); err != nil || !bytes.Equal(twice, back) {
			t.Fatalf("%q became %q and then %q, %v", text, back, twice, err)
		}
	})
}

// FuzzBSON holds toJSON against documents that nobody should have written.
func FuzzBSON(f *testing.F) {
	v, err := fromJSON([]byte(`[{"kind":"said","text":"x","n":1,"f":0.5,"b":true,"z":null}]`))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(byte(v.Type), v.Value)
	f.Fuzz(func(t *testing.T, kind byte, data []byte) {
		text, err := toJSON(bson.RawValue{Type: bson.Type(kind), Value: data})
		if err == nil && !json.Valid(text) {
			t.Fatalf("toJSON = %q, which is no JSON", text)
		}
	})
}

func same(a, b []byte) bool {
	read := func(text []byte) (v any) {
		d := json.NewDecoder(bytes.NewReader(text))
		d.UseNumber()
		if d.Decode(&v) != nil {
			return nil
		}
		return v
	}
	return reflect.DeepEqual(normal(read(a)), normal(read(b)))
}

// normal writes numbers in one way: 1e1 is 10.
func normal(v any) any {
	switch v := v.(type) {
	case json.Number:
		if i, err := v.Int64(); err == nil {
			return i
		}
		f, _ := v.Float64()
		return f
	case []any:
		for i := range v {
			v[i] = normal(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = normal(v[k])
		}
	}
	return v
}
