// Package understand reads what customers write, by rules alone: no network,
// no model, the same answer every time. What the rules know of words stands in
// books/, in a notation that people can read; what they do with it is Go.
//
// Triage prefers a phrase too many (a human looks at it); everything else
// prefers to ask once more over keeping what wasn't said.
package understand
