package doing

import (
	"testing"

	"github.com/gehoor/gehoor/bot/understand/lessons"
)

// Given the books, when they are learnt again, then the weights that are built
// in come out.
func TestWeights(t *testing.T) {
	t.Run("acts", func(t *testing.T) { lessons.Weights(t, "weights/acts.bin", learnActs(t).Pack()) })
	for _, lang := range []string{"nl", "en"} {
		t.Run("wish."+lang, func(t *testing.T) { lessons.Weights(t, "weights/wish."+lang+".bin", learnWishes(t, lang).Pack()) })
	}
}
