package triage

// least is the score from which a category is raised, in the order of Labels.
// They are the lowest at which texts that nothing had been learnt from (the
// opened ones and the second set of development, before they were learnt from)
// were called wrongly less than once in two hundred; below them recall hardly
// rose any more. Those of T1 to T6 went up again when six thousand sentences more
// were learnt, and a doubt was raised beside them: what lies below is asked about.
// The Dutch ones of T1 to T6 went up once more when the Dutch classes grew to
// four times as many words: on books held out, half of what that gained goes to
// fewer false calls.
var least = map[string][len(Labels)]float64{
	"nl": {
		0.57, 0.47, 0.47, 0.42, 0.37, 0.46, // t1 to t6
		0.42, 0.42, 0.42, 0.5, 0.45, 0.5, // t7 to t12
		0.5, 0.42, 0.5, 0.42, // t13, t14, t16, t17
	},
	"en": {
		0.54, 0.45, 0.42, 0.38, 0.36, 0.42,
		0.42, 0.42, 0.42, 0.5, 0.45, 0.5,
		0.5, 0.42, 0.5, 0.42,
	},
}

// dangers is how many of Labels, from the first, are raised with doubt too.
const dangers = 6

// A doubt about a danger is raised from doubtful on: the customer is asked. It
// notices two to six in a hundred dangers more, and asks one in a hundred who only
// complain.
const doubtful = 0.25

// Each sentence more is one more chance to sound like danger, and a letter of
// ten was alarmed four times as often as a line. So each asks for a little more:
// up to the score that hardly anything innocent has.
const perSentence, mostAsked, mostDoubtful = 0.1, 0.75, 0.6

// asked are the scores from which category k is raised, and raised with doubt,
// in a text of so many sentences.
func (v *Voter) asked(k, sentences int) (sure, doubt float64) {
	more := perSentence * float64(sentences-1)
	sure = min(v.least[k]+more, max(v.least[k], mostAsked))
	if k >= dangers {
		return sure, sure
	}
	return sure, min(doubtful+more, mostDoubtful)
}

// Doubt is the score below which a phrase for a category doesn't count: the
// word is there and nothing of what people say who mean it. On the same texts
// that undid half of the phrases that weren't meant, and of those that were one
// in fifty of T7 to T17 and none of T1 to T6, for which it is lower all the
// same, as are illness and age, which are named in passing and meant. A threat is
// doubted soonest: half of its phrases are sayings and ultimatums as well.
func Doubt(id string) float64 {
	switch id {
	case "t3":
		return 0.12
	case "t4", "t5":
		return 0.05
	case "t1", "t2", "t6", "t7":
		return 0.015
	case "t8", "t9", "t10", "t11", "t12", "t13", "t14", "t16", "t17":
		return 0.03
	}
	return 0
}
