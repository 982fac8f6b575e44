package mongo

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"
)

// fromJSON turns a JSON text into a BSON value: objects into documents, whole
// numbers into integers, others into doubles. No key has a special meaning,
// unlike in MongoDB's extended JSON.
func fromJSON(text []byte) (bson.RawValue, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	v, err := readValue(d)
	if err != nil {
		return bson.RawValue{}, err
	}
	kind, data, err := bson.MarshalValue(v)
	return bson.RawValue{Type: kind, Value: data}, err
}

func readValue(d *json.Decoder) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch v := token.(type) {
	case json.Delim:
		if v == '{' {
			return readObject(d)
		}
		return readArray(d)
	case json.Number:
		return number(v)
	default: // string, bool, nil
		return v, nil
	}
}

func readObject(d *json.Decoder) (bson.D, error) {
	object := bson.D{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		name := key.(string) // the decoder allows nothing else here
		if strings.ContainsRune(name, 0) {
			return nil, errors.New("a key holds a zero byte")
		}
		value, err := readValue(d)
		if err != nil {
			return nil, err
		}
		object = append(object, bson.E{Key: name, Value: value})
	}
	_, err := d.Token()
	return object, err
}

func readArray(d *json.Decoder) (bson.A, error) {
	array := bson.A{}
	for d.More() {
		value, err := readValue(d)
		if err != nil {
			return nil, err
		}
		array = append(array, value)
	}
	_, err := d.Token()
	return array, err
}

func number(n json.Number) (any, error) {
	if i, err := n.Int64(); err == nil {
		return i, nil
	}
	return n.Float64()
}

// toJSON turns what fromJSON made into JSON again. The keys keep their order.
func toJSON(v bson.RawValue) ([]byte, error) { return appendValue(nil, v) }

func appendValue(out []byte, v bson.RawValue) ([]byte, error) {
	switch v.Type {
	case bson.TypeEmbeddedDocument:
		return appendElements(out, v.Value, '{', '}')
	case bson.TypeArray:
		return appendElements(out, v.Value, '[', ']')
	case bson.TypeString:
		text, ok := v.StringValueOK()
		if !ok {
			return nil, errors.New("a string is cut short")
		}
		return appendString(out, text)
	case bson.TypeInt32, bson.TypeInt64:
		n, ok := v.AsInt64OK()
		if !ok {
			return nil, errors.New("an integer is cut short")
		}
		return strconv.AppendInt(out, n, 10), nil
	case bson.TypeDouble:
		f, ok := v.DoubleOK()
		if !ok {
			return nil, errors.New("a double is cut short")
		}
		text, err := json.Marshal(f)
		return append(out, text...), err
	case bson.TypeBoolean:
		b, ok := v.BooleanOK()
		if !ok {
			return nil, errors.New("a boolean is cut short")
		}
		return strconv.AppendBool(out, b), nil
	case bson.TypeNull:
		return append(out, "null"...), nil
	}
	return nil, fmt.Errorf("a %s has no place in an event", v.Type)
}

func appendElements(out, document []byte, open, end byte) ([]byte, error) {
	elements, err := bson.Raw(document).Elements()
	if err != nil {
		return nil, err
	}
	out = append(out, open)
	for i, e := range elements {
		if i > 0 {
			out = append(out, ',')
		}
		if open == '{' {
			if out, err = appendString(out, e.Key()); err != nil {
				return nil, err
			}
			out = append(out, ':')
		}
		if out, err = appendValue(out, e.Value()); err != nil {
			return nil, err
		}
	}
	return append(out, end), nil
}

func appendString(out []byte, text string) ([]byte, error) {
	quoted, err := json.Marshal(text)
	return append(out, quoted...), err
}
