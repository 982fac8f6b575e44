package linear

import "sync"

// EachLanguage opens what was learnt in each language when it is asked for the
// first time. It panics where that fails: what is built in doesn't fit together,
// which a test would have told.
func EachLanguage[T any](open func(lang string) (T, error)) func() map[string]T {
	return sync.OnceValue(func() map[string]T {
		all := map[string]T{}
		for _, lang := range []string{"nl", "en"} {
			one, err := open(lang)
			if err != nil {
				panic(err)
			}
			all[lang] = one
		}
		return all
	})
}
