package triage

// least is the score from which a category is raised, in the order of Labels.
// They are the lowest at which texts that nothing had been learnt from (the
// opened ones and the second set of development, before they were learnt from)
// were called wrongly less than once in two hundred; below them recall hardly
// rose any more. Those of T1 to T6 went up again when six thousand sentences more
// were learnt, and a doubt was raised beside them: what lies below is asked about.
// The Dutch ones of T1 to T6 went up once more when the Dutch classes grew to
// four times as many words: on books held out, half of what that gained goes to
// fewer false calls. All but those of T2 went down when the voter had learnt what
// ordinary complaints tell in many words: nothing is worse to hear than the number
// of the suicide line when a washing machine didn't come.
var least = map[string][len(Labels)]float64{
	"nl": {
		0.52, 0.47, 0.42, 0.37, 0.34, 0.41, // t1 to t6
		0.42, 0.42, 0.42, 0.5, 0.45, 0.5, // t7 to t12
		0.5, 0.42, 0.5, 0.42, // t13, t14, t16, t17
	},
	"en": {
		0.47, 0.45, 0.37, 0.33, 0.31, 0.37,
		0.42, 0.42, 0.42, 0.5, 0.45, 0.5,
		0.5, 0.42, 0.5, 0.42,
	},
}

// dangers is how many of Labels, from the first, are raised with doubt too.
const dangers = 6

// A doubt about a danger is raised from doubtful on: the customer is asked. It
// notices one to five in a hundred dangers more. Of plain complaints it asks about one
// in a hundred, of long ones that use words of danger for other things about six.
const doubtful = 0.25

// Each sentence more is one more chance to sound like danger, and a letter of
// ten was alarmed four times as often as a line. So each asks for a little more:
// up to the score that hardly anything innocent has.
const perSentence, mostAsked, mostDoubtful = 0.1, 0.75, 0.6

// Despair, T2, that no phrase names is asked about in a sentence of so many words,
// unless it is as good as sure: in few words it is all that is said, in many some
// of it sounds like "nobody came and I had taken the day off".
const despair, despairWords, despairSure = 1, 12, 0.8

// asked are the scores from which category k is raised, and raised with doubt,
// in a text of so many sentences, for a sentence of so many words.
func (v *Voter) asked(k, sentences, words int) (sure, doubt float64) {
	more := perSentence * float64(sentences-1)
	sure = min(v.least[k]+more, max(v.least[k], mostAsked))
	if k == despair && words >= despairWords {
		sure = max(sure, despairSure)
	}
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

// Unsure is the score below which a phrase for a danger, T1 to T6, calls nobody
// by itself: the customer is asked. Since the voter knows what ordinary things
// are told in the same words ("the teacher was off"), of ordinary complaints
// with such words half as many call a human, and of dangers no fewer.
const Unsure = 0.1
