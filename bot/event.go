package bot

import "encoding/json"

// Kind names what happened. It is stored and sent: never rename one.
type Kind string

// Event is one thing that happened in a conversation. The types in this
// package are the only ones.
type Event interface {
	Kind() Kind
	apply(s *State, at At)
}

// At is where in the log an event stands.
type At struct {
	Seq  uint64
	Time Moment
}

// decoders has one entry per kind; TestEveryKindRoundTrips holds it complete.
var decoders = map[Kind]func([]byte) (Event, error){
	KindOpened:     decode[Opened],
	KindSaid:       decode[Said],
	KindNoted:      decode[Noted],
	KindAttached:   decode[Attached],
	KindSwitched:   decode[Switched],
	KindMoved:      decode[Moved],
	KindLearned:    decode[Learned],
	KindDeclined:   decode[Declined],
	KindPuzzled:    decode[Puzzled],
	KindFlagged:    decode[Flagged],
	KindCleared:    decode[Cleared],
	KindRegistered: decode[Registered],
	KindDeadline:   decode[DeadlineSet],
	KindEscalated:  decode[Escalated],
	KindAssigned:   decode[Assigned],
	KindJoined:     decode[Joined],
	KindLeft:       decode[Left],
	KindResolved:   decode[Resolved],
	KindClosed:     decode[ClosedUp],
	KindReopened:   decode[Reopened],
	KindSeen:       decode[SeenUpTo],
	KindConsidered: decode[Considered],
	KindAwaited:    decode[Awaited],
	KindDrafted:    decode[Drafted],
}

func decode[E Event](data []byte) (Event, error) {
	var e E
	err := json.Unmarshal(data, &e)
	return e, err
}

// Kinds lists every kind that can be read from a log.
func Kinds() []Kind {
	kinds := make([]Kind, 0, len(decoders))
	for k := range decoders {
		kinds = append(kinds, k)
	}
	return kinds
}
