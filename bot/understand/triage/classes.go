package triage

import "github.com/gehoor/gehoor/bot/understand/words"

// classes are kinds of words that mean much the same for triage: what was
// learnt of "mother" and "burnt" holds for "grandson" and "scalded".
type classes struct {
	*words.Classes
	buckets uint32
}

func parseClasses(text string) (*classes, error) {
	c, err := words.ParseClasses(text, words.MaxClasses)
	return &classes{c, buckets}, err
}
