package app

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot/assist"
)

func TestAModelIsTurnedOffWithoutARestart(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	now := time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC)
	s := newSwitch(data, assist.Shadow, func() time.Time { return now })
	for _, c := range []struct {
		file string
		want assist.Mode
	}{
		{"", assist.Shadow}, // as the settings say
		{"off\n", assist.Off},
		{"on", assist.On},
		{"shadow\n", assist.Shadow},
		{"onn", assist.Off}, // somebody wanted something: better nothing than the wrong thing
	} {
		if c.file != "" {
			if err := os.WriteFile(filepath.Join(data, ModelSwitch), []byte(c.file), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		now = now.Add(time.Second)
		if got := s.mode(); got != c.want {
			t.Errorf("%q: %s, want %s", c.file, got, c.want)
		}
	}
}

func TestWhatIsMaskedHereIsMaskedForGood(t *testing.T) {
	t.Parallel()
	const text = "Mail a@b.nl of bel 06-12345678; rekening NL91ABNA0417164300."
	once := Masked(text, "nl")
	if want := "Mail [EMAIL_1] of bel [PHONE_1]; rekening [IBAN_1]."; once != want {
		t.Errorf("got %q", once)
	}
	if again := Masked(once, "nl"); again != once {
		t.Errorf("masked twice it is %q", again)
	}
}
