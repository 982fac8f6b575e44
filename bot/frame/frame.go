// Package frame writes events as the chat protocol (gehoor.v1) shows them to a
// customer: on the socket, in the register's transcript, on the page without
// scripts. What a customer may not see has no form here.
package frame

import (
	"encoding/json"
	"strconv"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// moment is how the protocol writes an instant: UTC, to the millisecond.
const moment = "2006-01-02T15:04:05.000Z"

// system is who does what no person does: registering, setting a date, calling
// somebody in.
var system = bot.Person{Role: bot.System}

// Append appends event number seq, of the commit made at at, as one JSON
// object. It returns false and dst as it was for an event that a customer may
// not see: what the bot concluded, what agents note, who was assigned.
func Append(dst []byte, e bot.Event, seq uint64, at time.Time) ([]byte, bool) {
	switch e := e.(type) {
	case bot.Said:
		dst = appendPerson(head(dst, seq, at, "said"), e.By)
		dst = appendField(dst, "text", e.Text)
		dst = appendSome(dst, "lang", e.Lang)
		dst = appendSome(dst, "asks", e.Asks)
		dst = appendChoices(dst, e.Choices)
		if e.By.Role == bot.Customer {
			dst = appendSome(dst, "re", e.Re)
		}
	case bot.Attached:
		dst = appendFile(appendPerson(head(dst, seq, at, "file"), e.By), e.File)
		if e.By.Role == bot.Customer {
			dst = appendSome(dst, "re", e.Re)
		}
	case bot.Registered:
		dst = appendField(appendPerson(head(dst, seq, at, "registered"), system), "reference", e.Reference)
	case bot.DeadlineSet:
		dst = appendField(appendPerson(head(dst, seq, at, "deadline"), system), "due", e.Due)
		dst = appendField(dst, "regime", e.Regime)
		if e.Extended {
			dst = append(dst, `,"extended":true`...)
		}
	case bot.Escalated:
		dst = appendField(appendPerson(head(dst, seq, at, "escalated"), system), "reason", e.Reason)
		if e.Position > 0 {
			dst = strconv.AppendInt(append(dst, `,"position":`...), int64(e.Position), 10)
		}
	case bot.Joined:
		dst = appendPerson(head(dst, seq, at, "joined"), e.By)
	case bot.Left:
		dst = appendSome(appendPerson(head(dst, seq, at, "left"), e.By), "to", e.To)
	case bot.Resolved:
		dst = appendPerson(head(dst, seq, at, "resolved"), e.By)
		dst = appendField(dst, "outcome", e.Outcome)
	case bot.ClosedUp:
		dst = appendPerson(head(dst, seq, at, "closed"), e.By)
	default:
		return dst, false
	}
	return append(dst, '}'), true
}

// Log returns what a customer may see of log, events numbered above after, each
// as one JSON object.
func Log(log []bot.Commit, after uint64) []json.RawMessage {
	frames := []json.RawMessage{}
	for _, c := range log {
		for i, e := range c.Events {
			seq := c.Seq + uint64(i)
			if seq <= after {
				continue
			}
			if f, ok := Append(nil, e, seq, c.At); ok {
				frames = append(frames, f)
			}
		}
	}
	return frames
}

func head(dst []byte, seq uint64, at time.Time, kind string) []byte {
	dst = strconv.AppendUint(append(dst, `{"type":"event","seq":`...), seq, 10)
	dst = at.UTC().AppendFormat(append(dst, `,"at":"`...), moment)
	dst = append(append(dst, `","kind":"`...), kind...)
	return append(dst, '"')
}

// appendPerson leaves out the id: customers see who by role and name.
func appendPerson(dst []byte, p bot.Person) []byte {
	dst = AppendString(append(dst, `,"by":{"role":`...), string(p.Role))
	dst = appendSome(dst, "name", p.Name)
	return append(dst, '}')
}

func appendFile(dst []byte, f bot.File) []byte {
	dst = appendField(dst, "id", string(f.ID))
	dst = appendField(dst, "name", f.Name)
	dst = appendField(dst, "media", f.Media)
	return strconv.AppendInt(append(dst, `,"size":`...), f.Size, 10)
}

func appendChoices(dst []byte, choices []bot.Choice) []byte {
	if len(choices) == 0 {
		return dst
	}
	dst = append(dst, `,"choices":[`...)
	for i, c := range choices {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = AppendString(append(dst, `{"id":`...), c.ID)
		dst = append(appendField(dst, "label", c.Label), '}')
	}
	return append(dst, ']')
}

func appendSome(dst []byte, name, value string) []byte {
	if value == "" {
		return dst
	}
	return appendField(dst, name, value)
}

func appendField(dst []byte, name, value string) []byte {
	dst = append(append(append(dst, ',', '"'), name...), '"', ':')
	return AppendString(dst, value)
}
