package web

import (
	"io"
	"net"
	"testing"

	"github.com/gorilla/websocket"
)

// Given a farewell that waits for its turn, because somebody else was writing to
// the client, when the connection ends, then the farewell comes before the end.
// The end came first, and the client never saw why.
func TestNobodyLeavesBeforeTheFarewell(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	client, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	ours, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	s := &socket{c: &Channel{}, net: ours}
	s.why.Store(int32(CloseAbuse)) // decided, and not written yet
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		s.drain()
		ours.Close()
	}()
	got, err := io.ReadAll(client)
	client.Close()
	<-drained
	want := []byte{finalBit | websocket.CloseMessage, 2, byte(int(CloseAbuse) >> 8), byte(int(CloseAbuse) & 0xff)}
	if err != nil || string(got) != string(want) {
		t.Errorf("the client got % x, %v, want % x", got, err, want)
	}
}
