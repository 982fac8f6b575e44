package web

import (
	"encoding/binary"
	"time"

	"github.com/gorilla/websocket"
)

// finalBit marks the last, here always the only, fragment of a message.
const finalBit = 0x80

// head is the room that a frame's header may need in front of its payload.
const head = 10

// begin leaves room for the header of a text frame. The payload is appended
// next; seal, with the length before begin, writes the header.
func begin(dst []byte) []byte {
	return append(dst, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
}

// seal makes a frame (RFC 6455, part 5.2) of what was appended since begin. The
// header is as short as the payload allows, so the payload moves up to it.
func seal(dst []byte, from int) []byte {
	n := len(dst) - from - head
	dst[from] = finalBit | websocket.TextMessage
	short := 2
	switch {
	case n <= 125:
		dst[from+1] = byte(n)
	case n <= 0xffff:
		dst[from+1] = 126
		binary.BigEndian.PutUint16(dst[from+2:], uint16(n))
		short = 4
	default:
		dst[from+1] = 127
		binary.BigEndian.PutUint64(dst[from+2:], uint64(n))
		return dst
	}
	copy(dst[from+short:], dst[from+head:])
	return dst[:from+short+n]
}

// write writes whole frames in one go. It is called under the lock. Frames go
// past gorilla's writer, which would need a system call for each; a call of
// Write is never mixed with another. A client that doesn't take them in time is
// cut off.
func (s *socket) write(frames []byte) bool {
	if s.dead {
		return false
	}
	// The deadline is set once a second, not once a message.
	now := time.Now()
	if sec := now.Unix(); sec != s.deadline {
		s.deadline = sec
		s.net.SetWriteDeadline(now.Add(s.c.WriteLimit + time.Second))
	}
	if _, err := s.net.Write(frames); err != nil {
		s.dead = true
		s.why.CompareAndSwap(0, int32(CloseSlow))
		s.net.Close()
		return false
	}
	return true
}

// blink is how long a ping or a farewell may take: nobody waits long for one
// client when there are others.
const blink = 250 * time.Millisecond

// nudge writes a control frame. A client whose side is so full that it doesn't
// fit is cut off. It is called under the lock.
func (s *socket) nudge(frame []byte) {
	s.net.SetWriteDeadline(time.Now().Add(blink))
	s.deadline = time.Now().Unix()
	s.write(frame)
	s.deadline = 0
}
