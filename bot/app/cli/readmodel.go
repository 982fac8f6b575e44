package cli

import (
	"context"
	"errors"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app"
)

// beside is a reading with what a model makes of the same words, as it came:
// nothing is weighed yet.
type beside struct {
	bot.Reading
	Model modelReading `json:"model"`
}

type modelReading struct {
	Facts []bot.Finding `json:"facts"`
	Flags []bot.Finding `json:"flags"`
	Ack   string        `json:"acknowledgement,omitempty"`
	Quote string        `json:"quote,omitempty"`
	Run   *bot.ModelRun `json:"run,omitempty"`
	Fault bot.Fault     `json:"fault,omitempty"` // why there is no answer
}

// modelPatience is how long the command waits for a model: nobody else does.
const modelPatience = 30 * time.Second

// askModel has the model read what r reads: masked, as in a conversation.
func askModel(ctx context.Context, model bot.Assistant, in bot.Input, r bot.Reading) beside {
	ctx, cancel := context.WithTimeout(ctx, modelPatience)
	defer cancel()
	p, err := model.Consider(ctx, bot.Brief{
		About: 1, Locale: in.Locale, Asked: in.Asked, Dialog: in.Dialog, Open: bot.ModelSlots,
		Lines: []bot.BriefLine{{Seq: 1, Role: bot.Customer, Text: app.Masked(r.Masked, in.Locale)}},
	})
	out := beside{Reading: r, Model: modelReading{Facts: p.Facts, Flags: p.Flags, Ack: p.Ack, Quote: p.Quote}}
	var fault *bot.ModelFault
	switch {
	case errors.As(err, &fault):
		out.Model.Fault = fault.Why
	case err == nil:
		out.Model.Run = &p.Run
	}
	return out
}
