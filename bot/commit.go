package bot

import (
	"encoding/json"
	"time"
)

// Commit is the unit of persistence: one decision, one or more events.
//
// Seq is the number of its first event; the events of a conversation are
// numbered 1, 2, 3 … through all its commits, without a gap. So Seq is unique
// per conversation, two nodes that decide at once collide on it whatever the
// number of events each made, and a client's cursor, an ack and the log speak
// of the same numbers.
type Commit struct {
	Conversation ID
	Seq          uint64
	At           time.Time // UTC, to the millisecond: both stores keep no more
	Events       []Event
}

// Last is the number of the commit's last event.
func (c Commit) Last() uint64 { return c.Seq + uint64(len(c.Events)) - 1 }

// MarshalEvents writes the events as a JSON array; every element names its
// kind. It is the form in which stores keep them.
func MarshalEvents(events []Event) ([]byte, error) {
	buf := make([]byte, 0, 256*len(events))
	buf = append(buf, '[')
	for i, e := range events {
		if i > 0 {
			buf = append(buf, ',')
		}
		body, err := json.Marshal(e)
		if err != nil {
			return nil, E(Internal, "error.internal", err)
		}
		buf = append(buf, `{"kind":"`...)
		buf = append(buf, e.Kind()...)
		buf = append(buf, '"')
		if len(body) > 2 {
			buf = append(buf, ',')
			buf = append(buf, body[1:]...)
		} else {
			buf = append(buf, '}')
		}
	}
	return append(buf, ']'), nil
}

// UnmarshalEvents reads what MarshalEvents wrote. An unknown kind is an error:
// a log that can't be understood whole must not be folded in part.
func UnmarshalEvents(data []byte) ([]Event, error) {
	var raw []json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, E(Corrupt, "error.internal", err)
	}
	events := make([]Event, 0, len(raw))
	for _, r := range raw {
		var head struct {
			Kind Kind `json:"kind"`
		}
		if err := json.Unmarshal(r, &head); err != nil {
			return nil, E(Corrupt, "error.internal", err)
		}
		decode, ok := decoders[head.Kind]
		if !ok {
			return nil, E(Corrupt, "error.internal", nil).With("kind", head.Kind)
		}
		e, err := decode(r)
		if err != nil {
			return nil, E(Corrupt, "error.internal", err).With("kind", head.Kind)
		}
		events = append(events, e)
	}
	return events, nil
}
