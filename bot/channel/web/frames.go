package web

import (
	"strconv"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/frame"
)

func appendAck(dst []byte, id string, seq uint64) []byte {
	from := len(dst)
	dst = frame.AppendString(append(begin(dst), `{"type":"ack","id":`...), id)
	dst = strconv.AppendUint(append(dst, `,"seq":`...), seq, 10)
	return seal(append(dst, '}'), from)
}

func appendError(dst []byte, code bot.Code, text, id string) []byte {
	from := len(dst)
	dst = frame.AppendString(append(begin(dst), `{"type":"error","code":`...), string(code))
	dst = frame.AppendString(append(dst, `,"text":`...), text)
	if id != "" {
		dst = frame.AppendString(append(dst, `,"id":`...), id)
	}
	return seal(append(dst, '}'), from)
}

func appendWelcome(dst []byte, id bot.ID, token bot.Token, locale string, seq uint64, text int, files []byte) []byte {
	from := len(dst)
	dst = frame.AppendString(append(begin(dst), `{"type":"welcome","conversation":`...), string(id))
	dst = frame.AppendString(append(dst, `,"token":`...), string(token))
	dst = frame.AppendString(append(dst, `,"locale":`...), locale)
	dst = strconv.AppendUint(append(dst, `,"seq":`...), seq, 10)
	dst = strconv.AppendInt(append(dst, `,"limits":{"text":`...), int64(text), 10)
	dst = append(dst, '}')
	if len(files) > 0 {
		dst = append(append(dst, `,"files":`...), files...)
	}
	return seal(append(dst, '}'), from)
}

func appendTyping(dst []byte, by bot.Person, on bool) []byte {
	from := len(dst)
	dst = frame.AppendString(append(begin(dst), `{"type":"typing","by":{"role":`...), string(by.Role))
	if by.Name != "" {
		dst = frame.AppendString(append(dst, `,"name":`...), by.Name)
	}
	dst = strconv.AppendBool(append(dst, `},"on":`...), on)
	return seal(append(dst, '}'), from)
}
