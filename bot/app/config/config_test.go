package config_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"github.com/gehoor/gehoor/bot/app/config"
)

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "gehoor.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDefaultsAreGood(t *testing.T) {
	s, err := config.Load(config.Sources{})
	if err != nil {
		t.Fatal(err)
	}
	if s.Addr != "127.0.0.1:8080" || s.Data != "./data" || s.DefaultLocale != "nl" || s.Regime != "own-sla" || s.FormOfAddress != "u" {
		t.Errorf("not the defaults that are promised: %+v", s)
	}
}

func TestFlagBeatsEnvironmentBeatsFile(t *testing.T) {
	file := write(t, "addr: :1\ndata: file\nlimits:\n  text: 1000\n  messages: 10\n")
	s, err := config.Load(config.Sources{
		File:  file,
		Env:   []string{"GEHOOR_ADDR=:2", "GEHOOR_LIMITS_TEXT=2000", "HOME=/root", "GEHOOR_TEST_MONGODB_URI=x"},
		Flags: map[string]string{"addr": ":3"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if s.Addr != ":3" || s.Data != "file" || s.Limits.Text != 2000 || s.Limits.Messages != 10 {
		t.Errorf("addr %s, data %s, text %d, messages %d", s.Addr, s.Data, s.Limits.Text, s.Limits.Messages)
	}
}

func TestFileHoldsEveryKindOfValue(t *testing.T) {
	s, err := config.Load(config.Sources{File: write(t, `
organisation: "Ziekenhuis: Noord" # a comment
allowed_origins: [https://a.example, "https://b.example:8443"]
office_hours:
  - ma-do 08:30-17:00
  - vr 08:30-12:00
story_pause: 1m30s
demo: true
clock: 2026-03-03T10:00:00+01:00
mongodb_uri: mongodb://user:secret@db/gehoor
numbers:
  gas: 0800-9009
  emergency: 112
retention:
  complaints: 730d
limits: {idle: 90s}
memory_limit: 64MiB
`)})
	if err != nil {
		t.Fatal(err)
	}
	if s.Organisation != "Ziekenhuis: Noord" || len(s.AllowedOrigins) != 2 || s.AllowedOrigins[1] != "https://b.example:8443" ||
		len(s.OfficeHours) != 2 || s.StoryPause != 90*time.Second || !s.Demo || s.MemoryLimit != 64<<20 ||
		s.Retention.Complaints != 730*24*time.Hour || s.Limits.Idle != 90*time.Second ||
		!s.Clock.Equal(time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC)) {
		t.Errorf("read as %+v", s)
	}
	// 0800-9009 must not become a number, nor lose its noughts.
	if n := s.Emergency(); n["gas"] != "0800-9009" || n["emergency"] != "112" || n["suicide"] != "113" {
		t.Errorf("emergency numbers %v", n)
	}
}

func TestWhatIsNotUnderstoodIsNamed(t *testing.T) {
	for _, c := range []struct {
		name string
		src  config.Sources
		says []string
	}{
		{"an unknown key", config.Sources{File: write(t, "addr: :1\nlimits:\n  txt: 5\n")}, []string{`unknown key "limits.txt" (did you mean "limits.text"?)`, "line 3"}},
		{"an unknown variable", config.Sources{Env: []string{"GEHOOR_STORYPAUSE=8s"}}, []string{`"GEHOOR_STORYPAUSE" (did you mean "GEHOOR_STORY_PAUSE"?)`}},
		{"a key like none", config.Sources{File: write(t, "xyzzyplugh: 1\n")}, []string{`unknown key "xyzzyplugh"`, "gehoor config"}},
		{"a key given twice", config.Sources{File: write(t, "limits:\n  text: 500\naddr: :1\nlimits:\n  text: 600\n")}, []string{"limits"}},
		{"a wrong duration", config.Sources{File: write(t, "story_pause: soon\n")}, []string{"line 1", `"soon"`, "as in 8s"}},
		{"a number that is none", config.Sources{Env: []string{"GEHOOR_LIMITS_TEXT=many"}}, []string{"GEHOOR_LIMITS_TEXT", `"many"`, "whole number"}},
		{"a flag's value", config.Sources{Flags: map[string]string{"memory_limit": "big"}}, []string{"--memory-limit", `"big"`}},
		{"a list for one value", config.Sources{File: write(t, "addr: [a, b]\n")}, []string{"addr", "one value"}},
		{"broken YAML", config.Sources{File: write(t, "addr: [\n")}, []string{"gehoor.yaml"}},
		{"no such file", config.Sources{File: "/nowhere/gehoor.yaml"}, []string{"/nowhere/gehoor.yaml"}},
		{"an address", config.Sources{Flags: map[string]string{"addr": "8080"}}, []string{"addr", "127.0.0.1:8080"}},
		{"a language", config.Sources{Flags: map[string]string{"default_locale": "de"}}, []string{"default_locale", "nl, en"}},
		{"a form of address", config.Sources{Flags: map[string]string{"form_of_address": "gij"}}, []string{"form_of_address", "u, je"}},
		{"a regime", config.Sources{Flags: map[string]string{"regime": "nl-abw"}}, []string{"nl-awb"}},
		{"a zone", config.Sources{Flags: map[string]string{"time_zone": "Local"}}, []string{"time_zone", "Europe/Amsterdam"}},
		{"hours", config.Sources{Flags: map[string]string{"office_hours": "mo-fr 9-5"}}, []string{"office_hours", "9-5"}},
		{"an origin with a path", config.Sources{Flags: map[string]string{"allowed_origins": "https://a.example/shop"}}, []string{"allowed_origins", "a.example/shop"}},
		{"a folder that is not there", config.Sources{Flags: map[string]string{"dialogs": "/nowhere"}}, []string{"dialogs", "/nowhere"}},
		{"a clock without a demo", config.Sources{Flags: map[string]string{"clock": "2026-03-03"}}, []string{"clock", "--demo"}},
		{"a proxy", config.Sources{Flags: map[string]string{"trusted_proxies": "proxy.local"}}, []string{"trusted_proxies", "10.0.0.0/8"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := config.Load(c.src)
			if err == nil {
				t.Fatal("it was taken")
			}
			for _, s := range c.says {
				if !strings.Contains(err.Error(), s) {
					t.Errorf("%q does not say %q", err, s)
				}
			}
		})
	}
}

func TestAllFaultsAreToldAtOnce(t *testing.T) {
	_, err := config.Load(config.Sources{File: write(t, "adr: :1\nstory_pause: soon\n"), Env: []string{"GEHOOR_DAAT=x"}})
	if n := strings.Count(fmt.Sprint(err), "config:"); n != 3 {
		t.Errorf("%d faults told of 3:\n%v", n, err)
	}
}

func TestSecretsAreNeverPrinted(t *testing.T) {
	const secret = "hunter2"
	s, err := config.Load(config.Sources{Env: []string{"GEHOOR_LLM_API_KEY=" + secret, "GEHOOR_MONGODB_URI=mongodb://u:" + secret + "@db"}})
	if err != nil {
		t.Fatal(err)
	}
	asJSON, _ := json.Marshal(s)
	shown := fmt.Sprintf("%v %+v %#v %s", s, s, s, asJSON)
	for _, f := range config.Fields(&s) {
		shown += f.Text()
	}
	if strings.Contains(shown, secret) {
		t.Error("a secret was printed")
	}
	if s.LLMAPIKey.Reveal() != secret {
		t.Error("the secret is lost")
	}
	_, err = config.Load(config.Sources{Env: []string{"GEHOOR_MONGODB_URI=" + secret}})
	if err == nil || strings.Contains(err.Error(), secret) {
		t.Errorf("a wrong secret: %v", err)
	}
}

func TestEverySettingHasAFlagAVariableAndWords(t *testing.T) {
	s := config.Default()
	fs := pflag.NewFlagSet("test", pflag.ContinueOnError)
	typed := config.Bind(fs)
	seen := map[string]bool{}
	for _, f := range config.Fields(&s) {
		if f.Help == "" || f.Key == "" || seen[f.Flag()] || seen[f.Env()] || fs.Lookup(f.Flag()) == nil {
			t.Errorf("%s: flag %s, variable %s, help %q", f.Key, f.Flag(), f.Env(), f.Help)
		}
		seen[f.Flag()], seen[f.Env()] = true, true
	}
	if err := fs.Parse([]string{"--demo", "--limits-text", "500"}); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(typed()); got != "map[demo:true limits.text:500]" {
		t.Errorf("typed %s", got)
	}
}

func TestNearest(t *testing.T) {
	names := []string{"addr", "data", "limits.text", "locales"}
	for word, want := range map[string]string{"adr": "addr", "date": "data", "limit.text": "limits.text", "lcoales": "locales", "zzzzzz": ""} {
		if got := config.Nearest(word, names); got != want {
			t.Errorf("nearest to %q is %q, want %q", word, got, want)
		}
	}
}

func TestEmergencyNumbersAreComplete(t *testing.T) {
	for _, country := range config.Countries() {
		n := config.BuiltIn(country)
		for _, name := range []string{"emergency", "suicide", "gas", "children", "domestic_violence"} {
			if n[name].Number == "" || n[name].Name == "" {
				t.Errorf("%s has no number for %s", country, name)
			}
		}
		for name, number := range n {
			if (number.VerifiedOn == "") != (number.Source == "") {
				t.Errorf("%s %s: a day without a source, or a source without a day", country, name)
			}
		}
	}
}

func FuzzFile(f *testing.F) {
	f.Add("addr: :1\nlimits: {text: 5}\n")
	f.Add("numbers: {a: b}\noffice_hours: [x]\n---\n")
	f.Add("&a x: *a\n? [1]\n: |\n  b\n")
	f.Fuzz(func(t *testing.T, text string) {
		path := filepath.Join(t.TempDir(), "f.yaml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, _ = config.Load(config.Sources{File: path}) // an error or not: it returns
	})
}
