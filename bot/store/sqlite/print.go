package sqlite

import (
	"encoding/binary"
	"hash/maphash"

	"github.com/gehoor/gehoor/bot"
)

var seed = maphash.MakeSeed()

// prints tell whether the parts of a summary that seldom change did, without
// a look at the file. 0 means unknown.
type prints struct {
	short uint64 // the short part but for what every commit changes
	long  uint64 // the texts
}

func printsOf(s *bot.Summary) prints {
	var short maphash.Hash
	short.SetSeed(seed)
	mix(&short, string(s.Status), s.Locale, s.Channel, s.Reference, s.ReceivedOn, s.Regime, s.PromiseOn,
		s.StatutoryLastOn, string(s.Priority), s.Process, s.Assignee, s.Agent, s.Outcome)
	mix(&short, s.Flags...)
	var fixed [25]byte
	binary.LittleEndian.PutUint64(fixed[0:], uint64(millis(s.OpenedAt)))
	binary.LittleEndian.PutUint64(fixed[8:], uint64(millis(s.ReceivedAt)))
	binary.LittleEndian.PutUint64(fixed[16:], uint64(millis(s.QueuedAt)))
	if s.Complaint {
		fixed[24] = 1
	}
	short.Write(fixed[:])
	if s.Title == "" && s.Search == "" && s.Facts == nil {
		return prints{short: max(short.Sum64(), 2), long: noTexts}
	}
	var long maphash.Hash
	long.SetSeed(seed)
	mix(&long, s.Title, s.Search)
	long.Write(s.Facts)
	if s.Facts == nil {
		long.WriteByte(0)
	}
	return prints{short: max(short.Sum64(), 2), long: max(long.Sum64(), 2)}
}

// noTexts is the print of a summary without a long part.
const noTexts = 1

func mix(h *maphash.Hash, texts ...string) {
	for _, text := range texts {
		h.WriteString(text)
		h.WriteByte(0xff) // occurs in no text: it is valid UTF-8
	}
}
