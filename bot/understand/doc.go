// Package understand reads what customers write, by rules alone: no network,
// no model, the same answer every time. What the rules know of words stands in
// books/, in a notation that people can read; what they do with it is Go.
// Beside the phrases, which know what they know, four small linear models have
// learnt from example sentences and have a second vote: triage on who goes to a
// human, doing on what the customer does, clauses on what a part of a story
// tells, nature on what is praise or a plain question. A fifth, topics, learns an
// organisation's processes from its dialog.
//
// Triage prefers a phrase too many (a human looks at it); everything else
// prefers to ask once more over keeping what wasn't said.
package understand
