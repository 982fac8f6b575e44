package understand_test

import (
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// wishFloors are the least shares that are heard of what is asked for and of
// what is needed but not asked for, in the half of the sentences that whoever
// writes the phrases may read and in the half that is kept from them.
var wishFloors = map[string]struct{ read, kept, readUnsaid, keptUnsaid float64 }{
	"nl": {0.95, 0.92, 0.53, 0.40},
	"en": {0.95, 0.95, 0.46, 0.41},
}

// Given twelve hundred sentences that nothing was learnt from, half of them plain,
// when they are read, then most wishes for a human are heard, and hardly anything
// that is told of humans and calls is taken for one. The figures may only rise.
// Whoever mends the phrases reads every second sentence, from the second on, and
// no other: those in between tell whether a class of language was mended.
func TestWishesKeptFromLearning(t *testing.T) {
	for lang, floor := range wishFloors {
		heard, offered := map[string]*understand.Share{}, map[string]*understand.Share{}
		i := -1
		for l, r := range readLines(t, "testdata/wishes."+lang+".txt", lang) {
			i++
			half := l.flag + " read"
			if i%2 == 0 {
				half = l.flag + " kept"
			}
			if heard[half] == nil {
				heard[half], offered[half] = &understand.Share{}, &understand.Share{}
			}
			count(heard[half], acted(r, bot.Handoff))
			count(offered[half], offers(r))
		}
		for half, of := range heard {
			t.Logf("%s, %s: heard %v, offered %v", lang, half, *of, *offered[half])
		}
		for half, least := range map[string]float64{"handoff read": floor.read, "handoff kept": floor.kept} {
			if heard[half].Rate() < least {
				t.Errorf("%s: of %s %v heard, want %.2f", lang, half, *heard[half], least)
			}
		}
		for half, least := range map[string]float64{"implicit read": floor.readUnsaid, "implicit kept": floor.keptUnsaid} {
			if offered[half].Rate() < least {
				t.Errorf("%s: for %s %v offered, want %.2f", lang, half, *offered[half], least)
			}
		}
		for _, half := range []string{"tell read", "tell kept"} {
			if heard[half].Rate() > 0.04 || offered[half].Rate() > 0.05 {
				t.Errorf("%s: of %s %v taken for a wish, for %v a human offered", lang, half, *heard[half], *offered[half])
			}
		}
	}
}

func count(s *understand.Share, has bool) {
	s.Of++
	if has {
		s.Some++
	}
}

// offers reports whether a human is called or offered.
func offers(r bot.Reading) bool {
	for i := range r.Acts {
		if r.Acts[i].Kind == bot.Handoff {
			return true
		}
	}
	return false
}

// peopleFloors are such shares for 350 sentences that another writer made hard:
// few of them say it in so many words.
var peopleFloors = map[string]struct{ heard, offered float64 }{
	"nl": {0.85, 0.33},
	"en": {0.82, 0.24},
}

func TestHardWishesKeptFromLearning(t *testing.T) {
	for lang, floor := range peopleFloors {
		var heard, offered, wrong understand.Share
		for l, r := range readLines(t, "testdata/people."+lang+".txt", lang) {
			switch l.flag {
			case "handoff":
				count(&heard, acted(r, bot.Handoff))
			case "implicit":
				count(&offered, offers(r))
			default:
				count(&wrong, offers(r))
			}
		}
		t.Logf("%s: heard %v, offered %v, wrongly %v", lang, heard, offered, wrong)
		if heard.Rate() < floor.heard || offered.Rate() < floor.offered || wrong.Rate() > 0.05 {
			t.Errorf("%s: heard %v, want %.2f; offered %v, want %.2f; wrongly %v, want 0.05 at most", lang, heard, floor.heard, offered, floor.offered, wrong)
		}
	}
}
