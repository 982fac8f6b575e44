package config

import (
	"reflect"
	"strings"
	"time"
)

// Field describes one setting.
type Field struct {
	Key    string // limits.text
	Help   string
	Group  string // the part of the key before the dot, "" for none
	Secret bool

	target any // pointer into the Settings it was made from
}

// Flag is the setting's name on the command line, without dashes.
func (f Field) Flag() string { return strings.NewReplacer("_", "-", ".", "-").Replace(f.Key) }

// Env is the setting's environment variable.
func (f Field) Env() string { return envPrefix + strings.ToUpper(strings.ReplaceAll(f.Key, ".", "_")) }

// Text is the value as parse reads it; a secret is hidden.
func (f Field) Text() string { return format(f.target) }

// Type names the kind of value for --help and the guide.
func (f Field) Type() string {
	switch f.target.(type) {
	case *bool:
		return "yes/no"
	case *int:
		return "number"
	case *Size:
		return "size"
	case *time.Duration:
		return "duration"
	case *time.Time:
		return "moment"
	case *[]string:
		return "list"
	case *map[string]string:
		return "names"
	case *Secret:
		return "secret"
	}
	return "text"
}

// Fields lists the settings of s in the order of the struct. Their values are
// those of s, now and later.
func Fields(s *Settings) []Field {
	return fieldsOf(reflect.ValueOf(s).Elem(), "", nil)
}

func fieldsOf(v reflect.Value, group string, out []Field) []Field {
	for i := range v.NumField() {
		tag := v.Type().Field(i).Tag
		key, target := tag.Get("key"), v.Field(i).Addr().Interface()
		switch target.(type) {
		case *Limits, *Files, *Retention:
			out = fieldsOf(v.Field(i), key, out)
			continue
		}
		if group != "" {
			key = group + "." + key
		}
		_, secret := target.(*Secret)
		out = append(out, Field{Key: key, Help: tag.Get("help"), Group: group, Secret: secret, target: target})
	}
	return out
}
