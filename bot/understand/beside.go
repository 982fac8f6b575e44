package understand

import (
	"slices"

	"github.com/gehoor/gehoor/bot"
)

// besideDigits is from how many digits on a number that nobody called one is
// the number that was invited: "last Tuesday, 10482235".
const besideDigits = 5

// readBeside takes the bare number that stands with a day or an address, where
// the question invited one.
func (rd *reader) readBeside() {
	kind := rd.kindOf(rd.in.Asked)
	if kind != kindDate && kind != kindContact || !slices.Contains(rd.in.Beside, slotReference) ||
		slices.ContainsFunc(rd.r.Acts, func(a bot.Act) bool { return a.Slot == slotReference }) {
		return
	}
	for i := range rd.text.Tokens {
		if rd.taken[i] || rd.inDate(i) || !rd.isReference(i) || rd.phoneWord(i-1) || digitsIn(rd.text.Tokens[i].Norm) < besideDigits {
			continue
		}
		last := rd.joinDigits(i)
		rd.provide(slotReference, bot.Value{Ref: rd.r.Stored[rd.text.Tokens[i].Start:rd.text.Tokens[last].End]}, 0.85, i, last)
		rd.trace("reference.beside", rd.source(i))
		return
	}
}

func digitsIn(s string) (n int) {
	for _, b := range []byte(s) {
		if b >= '0' && b <= '9' {
			n++
		}
	}
	return n
}
