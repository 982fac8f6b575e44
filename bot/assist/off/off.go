// Package off is the model of an organisation that has none: the normal case.
package off

import (
	"context"

	"github.com/gehoor/gehoor/bot"
)

// Assistant is a bot.Assistant that has no answer.
type Assistant struct{}

var none = &bot.ModelFault{Why: bot.FaultOff}

// Consider implements bot.Assistant.
func (Assistant) Consider(context.Context, bot.Brief) (bot.Proposal, error) {
	return bot.Proposal{}, none
}

// Sum implements bot.Assistant.
func (Assistant) Sum(context.Context, bot.Brief) (bot.Extract, error) { return bot.Extract{}, none }

// Suggest implements bot.Assistant.
func (Assistant) Suggest(context.Context, bot.Brief) (bot.Suggestion, error) {
	return bot.Suggestion{}, none
}
