package triage

import (
	"testing"

	"github.com/gehoor/gehoor/bot/understand/lessons"
)

// Given the books, when they are learnt again, then the weights that are built
// in come out.
func TestWeights(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		lessons.Weights(t, "weights/"+lang+".bin", learn(classesOf(t, lang), readExamples(t, lang)).Pack())
	}
}
