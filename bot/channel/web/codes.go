package web

import "github.com/gorilla/websocket"

// Code is why a connection ended, as the close frame says it. 4000 to 4099 and
// the restart: come back after a random wait. 4100 to 4199: reload first. 4200
// to 4299: don't come back.
type Code int

// The codes.
const (
	CloseGone     Code = websocket.CloseGoingAway       // the client left
	CloseProtocol Code = websocket.CloseProtocolError   // no WebSocket was spoken
	CloseAbuse    Code = websocket.ClosePolicyViolation // nonsense again and again
	CloseTooBig   Code = websocket.CloseMessageTooBig
	CloseFault    Code = websocket.CloseInternalServerErr
	CloseRestart  Code = websocket.CloseServiceRestart // the server restarts: come back after a random wait

	CloseSlow    Code = 4001 // the client didn't take what was written
	CloseSilent  Code = 4002 // two pings went unanswered
	CloseNoHello Code = 4003 // nothing was said in time

	CloseErased Code = 4200 // the conversation was erased
)

// String names the code for metrics.
func (c Code) String() string {
	if name, ok := codeNames[c]; ok {
		return name
	}
	return "other"
}

var codeNames = map[Code]string{
	CloseGone: "gone", CloseProtocol: "protocol", CloseAbuse: "abuse", CloseTooBig: "too_big", CloseFault: "fault",
	CloseRestart: "restart", CloseSlow: "slow", CloseSilent: "silent", CloseNoHello: "no_hello", CloseErased: "erased",
}
