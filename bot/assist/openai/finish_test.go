package openai_test

import (
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/assist/openai"
)

// Given an answer that is whole to the eye, when the endpoint says anything but
// that it came to its own stop, then it doesn't count: what is missing can't be
// seen. Endpoints spell their reasons in their own ways.
func TestOnlyAnAnswerThatStoppedByItselfCounts(t *testing.T) {
	for _, finish := range []string{
		"", "length", "content_filter", "tool_calls", "function_call", "null", "STOP", "Stop", "stop ", "eos", "eos_token", "end_turn", "stop_sequence",
		"max_tokens", "error", "abort", "cancelled",
	} {
		t.Run("ended by "+finish, func(t *testing.T) {
			a, _, _ := endpoint(t, openai.Options{}, completion(good, finish))
			faulty(t, a, bot.FaultCut)
		})
	}
	a, _, _ := endpoint(t, openai.Options{}, completion(good, "stop"))
	if _, err := a.Consider(t.Context(), brief(t)); err != nil {
		t.Errorf("an answer that stopped by itself: %v", err)
	}
}
