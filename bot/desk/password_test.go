package desk

import (
	"errors"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

func TestPasswordsAreJudgedByLengthAndByBeingCommon(t *testing.T) {
	cases := map[string]struct {
		password, why string
	}{
		"eleven characters":        {"elf tekens!", "desk.password.short"},
		"twelve characters":        {"twaalf teken", ""},
		"letters with accents":     {"één café né é", ""},
		"words in a row":           {"paard batterij nietje juist", ""},
		"too long to be one":       {strings.Repeat("ab ", 100), "desk.password.long"},
		"common":                   {"wachtwoordwachtwoord", "desk.password.common"},
		"common with capitals":     {"PasswordPassword", "desk.password.common"},
		"common with figures":      {"welkomwelkom123!", "desk.password.common"},
		"common with spaces":       {"correct horse battery staple", "desk.password.common"},
		"one sign over and over":   {"aaaaaaaaaaaaaaaa", "desk.password.common"},
		"one's own name":           {"Anna van der Berg", "desk.password.common"},
		"one's own e-mail address": {"anna@voorbeeld.nl", "desk.password.common"},
		"only spaces":              {"             ", "desk.password.common"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			err := CheckPassword(c.password, "anna@voorbeeld.nl", "Anna van der Berg")
			if c.why == "" {
				if err != nil {
					t.Errorf("refused: %v", err)
				}
				return
			}
			var e *bot.Error
			if !errors.As(err, &e) || e.Key != c.why {
				t.Errorf("got %v, want %s", err, c.why)
			}
		})
	}
}

func TestHashKnowsItsPassword(t *testing.T) {
	h := newHasher(cheap)
	phc, err := h.hash(t.Context(), "café au lait")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(phc, "$argon2id$v=19$m=64,t=1,p=1$") {
		t.Errorf("not in PHC form: %s", phc)
	}
	again, err := h.hash(t.Context(), "café au lait")
	if err != nil || again == phc {
		t.Errorf("the same salt twice (%v)", err)
	}
	for password, want := range map[string]bool{"café au lait": true, "cafe\u0301 au lait": true, "cafe au lait": false, "": false} {
		if ok, stale, err := h.check(t.Context(), password, phc); ok != want || stale || err != nil {
			t.Errorf("%q: %v, stale %v, %v; want %v", password, ok, stale, err, want)
		}
	}
	dearer := newHasher(Cost{Memory: 128, Passes: 1, Threads: 1})
	if ok, stale, err := dearer.check(t.Context(), "café au lait", phc); !ok || !stale || err != nil {
		t.Errorf("a hash of old strength: ok %v, stale %v, %v", ok, stale, err)
	}
}

func TestTheDecoyIsNobodysPassword(t *testing.T) {
	h := newHasher(cheap)
	for _, password := range []string{"", "x", h.decoy} {
		if ok, _, err := h.check(t.Context(), password, ""); ok || err != nil {
			t.Errorf("%q opens an account without a password (%v)", password, err)
		}
	}
}

func TestALoginMakesAnOldHashStronger(t *testing.T) {
	w := newWorld(t)
	u := w.person("anna", bot.RoleAgent)
	w.hasher = newHasher(Cost{Memory: 128, Passes: 1, Threads: 1})
	if _, err := w.login(u.Email, good); err != nil {
		t.Fatal(err)
	}
	got, err := w.store.FindUser(t.Context(), u.ID)
	w.must(err)
	if !strings.Contains(got.Password, "m=128,") {
		t.Errorf("still %s", got.Password)
	}
	if _, err := w.login(u.Email, good); err != nil {
		t.Errorf("and then: %v", err)
	}
}

func FuzzParsePHC(f *testing.F) {
	h := newHasher(cheap)
	phc, err := h.hash(f.Context(), "x")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(phc)
	f.Add("$argon2id$v=19$m=4294967295,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA")
	f.Add("$argon2i$v=19$m=64,t=1,p=1$AAAA$AAAA")
	f.Fuzz(func(t *testing.T, s string) {
		c, salt, key, err := parsePHC(s)
		if err == nil && (c.Memory > 1<<20 || c.Passes > 20 || len(salt) < 8 || len(key) < 16) {
			t.Errorf("accepted a cost or a length that harms: %+v", c)
		}
	})
}
