package dialogs_test

import (
	"testing"

	"github.com/gehoor/gehoor/dialogs"
	"github.com/gehoor/gehoor/locales"
)

func TestTheBuiltInDialogHasAllItsTexts(t *testing.T) {
	texts, err := locales.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := dialogs.CheckTexts(dialogs.Builtin(), texts.Has); err != nil {
		t.Error(err)
	}
}
