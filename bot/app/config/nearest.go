package config

import "github.com/agnivade/levenshtein"

// Nearest returns the one of names that word was most probably meant to be, ""
// when none is near.
func Nearest(word string, names []string) string {
	best, at := "", len(word)/2+1
	for _, name := range names {
		if d := levenshtein.ComputeDistance(word, name); d < at {
			best, at = name, d
		}
	}
	return best
}
