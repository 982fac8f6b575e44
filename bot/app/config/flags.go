package config

import (
	"github.com/spf13/pflag"
)

// Bind adds a flag for every setting to fs. After fs has been parsed, the
// function that it returns gives what was typed, by key, for Sources.Flags.
func Bind(fs *pflag.FlagSet) (typed func() map[string]string) {
	defaults := Default()
	bound := map[string]*pflag.Flag{} // by key
	for _, f := range Fields(&defaults) {
		v := &flagValue{kind: f.Type(), text: f.Text()}
		flag := fs.VarPF(v, f.Flag(), "", f.Help)
		if f.Type() == "yes/no" {
			flag.NoOptDefVal = "true" // --demo is --demo=true
		}
		bound[f.Key] = flag
	}
	return func() map[string]string {
		out := map[string]string{}
		for key, flag := range bound {
			if flag.Changed {
				out[key] = flag.Value.String()
			}
		}
		return out
	}
}

// flagValue keeps what was typed as it was typed: Load reads it, by the same
// rules as the other sources.
type flagValue struct{ kind, text string }

func (v *flagValue) Set(text string) error { v.text = text; return nil }
func (v *flagValue) String() string        { return v.text }
func (v *flagValue) Type() string          { return v.kind }
