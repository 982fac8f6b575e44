package config

import (
	"fmt"
	"io/fs"
	"net"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot/app/hours"
	"github.com/gehoor/gehoor/bot/deadline"
	"github.com/gehoor/gehoor/bot/vouch"
	"github.com/gehoor/gehoor/locales"
)

// check returns everything that is wrong with settings that were each read
// well. What can only be known by trying, such as a port that is taken, is
// found at start.
func (s *Settings) check() (faults []error) {
	wrong := func(key, format string, args ...any) {
		faults = append(faults, fmt.Errorf("config: %s: %s", key, fmt.Sprintf(format, args...)))
	}
	oneOf := func(key, value string, allowed ...string) {
		for _, a := range allowed {
			if value == a {
				return
			}
		}
		wrong(key, "%.40q is not one of %s", value, strings.Join(allowed, ", "))
	}
	folder := func(key, path string) {
		if info, err := os.Stat(path); path != "" && (err != nil || !info.IsDir()) {
			wrong(key, "there is no folder %q", path)
		}
	}

	if _, _, err := net.SplitHostPort(s.Addr); err != nil {
		wrong("addr", "%q: want host:port as in 127.0.0.1:8080 or :8080", s.Addr)
	}
	if s.Data == "" && s.MongoDBURI == "" {
		wrong("data", "want the folder in which to keep everything")
	}
	if uri := s.MongoDBURI.Reveal(); uri != "" && !strings.HasPrefix(uri, "mongodb://") && !strings.HasPrefix(uri, "mongodb+srv://") {
		wrong("mongodb_uri", "want it to begin with mongodb:// or mongodb+srv://")
	}
	if s.PublicURL != "" && !isSite(s.PublicURL, true) {
		wrong("public_url", "%q: want an address as https://klacht.example.nl", s.PublicURL)
	}
	for _, origin := range s.AllowedOrigins {
		if !isSite(origin, false) {
			wrong("allowed_origins", "%q: want a site without a path, as https://www.example.nl", origin)
		}
	}
	for _, proxy := range s.TrustedProxies {
		if _, err := ParsePrefix(proxy); err != nil {
			wrong("trusted_proxies", "%q: want an address or a network, as 10.0.0.0/8", proxy)
		}
	}
	if n := len(s.WidgetSecret.Reveal()); n > 0 && n < vouch.LeastSecret {
		wrong("widget_secret", "it has %d bytes, want at least %d random ones, as openssl rand -base64 32 makes", n, vouch.LeastSecret)
	}
	if s.WidgetSecret == "" && (s.WidgetIssuer != "" || s.WidgetAudience != "") {
		wrong("widget_secret", "want it where widget_issuer or widget_audience is set: without it no identity is checked")
	}
	if s.Organisation == "" {
		wrong("organisation", "want the name that customers know")
	}
	oneOf("default_locale", s.DefaultLocale, "nl", "en")
	oneOf("form_of_address", s.FormOfAddress, "u", "je")
	oneOf("country", s.Country, Countries()...)
	oneOf("log_level", s.LogLevel, "debug", "info", "warn", "error")
	oneOf("log_format", s.LogFormat, "text", "json")
	folder("dialogs", s.Dialogs)
	folder("locales", s.Locales)
	folder("regimes", s.Regimes)
	oneOf("llm_mode", s.LLMMode, "on", "shadow", "off")
	oneOf("llm_phrasing", s.LLMPhrasing, "select", "free")
	oneOf("llm_max_tokens_field", s.LLMTokensField, "max_tokens", "max_completion_tokens", "none")
	oneOf("llm_format", s.LLMFormat, "json_schema", "json_object", "text")
	s.checkModel(wrong)
	s.checkTime(wrong)
	s.checkLimits(wrong)
	return faults
}

func (s *Settings) checkTime(wrong func(key, format string, args ...any)) {
	if _, err := s.Zone(); err != nil {
		wrong("time_zone", "there is no zone %q, want one as Europe/Amsterdam", s.TimeZone)
	}
	if _, err := hours.Parse(s.OfficeHours); err != nil {
		wrong("office_hours", "%v", err)
	}
	book, err := s.Book()
	if err != nil {
		wrong("regimes", "%v", err)
		return
	}
	if _, err := book.Regime(s.Regime); err != nil {
		near := Nearest(s.Regime, book.Regimes())
		if near == "" {
			near = strings.Join(book.Regimes(), ", ")
		}
		wrong("regime", "there is no regime %q (did you mean %s?)", s.Regime, near)
	}
	if _, ok := book.Calendar(s.OfficeCalendar); !ok && s.OfficeCalendar != "" && s.OfficeCalendar != "none" {
		wrong("office_calendar", "there is no calendar %q, want none or one of %s", s.OfficeCalendar, strings.Join(book.Calendars(), ", "))
	}
	if !s.Clock.IsZero() && !s.Demo {
		wrong("clock", "only with --demo: a clock that is off would give real people wrong dates")
	}
	if s.StoryPause < 100*time.Millisecond || s.StoryPause > 10*time.Minute {
		wrong("story_pause", "%s: want between 0.1s and 10m", s.StoryPause)
	}
	if s.StopWithin <= 0 {
		wrong("stop_within", "want more than nothing, 20s by default")
	}
}

func (s *Settings) checkLimits(wrong func(key, format string, args ...any)) {
	for key, n := range map[string]int{
		"limits.conversations": s.Limits.Conversations, "limits.messages": s.Limits.Messages, "limits.api": s.Limits.API,
		"limits.files": s.Limits.Files,
	} {
		if n < 1 {
			wrong(key, "%d: want 1 or more", n)
		}
	}
	if s.Limits.Connections < 0 {
		wrong("limits.connections", "%d: want 0 or more", s.Limits.Connections)
	}
	if s.Limits.Text < 100 || s.Limits.Text > 100_000 {
		wrong("limits.text", "%d: want 100 to 100000 characters", s.Limits.Text)
	}
	if s.Limits.Idle < time.Second {
		wrong("limits.idle", "%s: want at least 1s", s.Limits.Idle)
	}
	s.checkFiles(wrong)
	if s.MemoryLimit != 0 && s.MemoryLimit < 32<<20 {
		wrong("memory_limit", "%s: want 0 or at least 32MiB", s.MemoryLimit)
	}
}

// Files are exported as lines of JSON and sent by browsers in one go: beyond
// these bounds another way of handing files over is better.
const (
	largestFile  = 100 << 20
	mostTogether = 500 << 20
)

func (s *Settings) checkFiles(wrong func(key, format string, args ...any)) {
	f := s.Files
	if f.Count < 0 || f.Count > 100 {
		wrong("files.count", "%d: want 0 to 100", f.Count)
	}
	if f.Size < 64<<10 || f.Size > largestFile {
		wrong("files.size", "%s: want 64KiB to 100MiB", f.Size)
	}
	if f.Together < f.Size || f.Together > mostTogether {
		wrong("files.together", "%s: want no less than files.size, and no more than 500MiB", f.Together)
	}
	if f.All != 0 && f.All < f.Together {
		wrong("files.all", "%s: want 0, or no less than files.together", f.All)
	}
}

// Zone is the organisation's time zone.
func (s *Settings) Zone() (*time.Location, error) {
	if s.TimeZone == "" || s.TimeZone == "Local" { // never the machine's own: it may be anything
		return nil, fmt.Errorf("no time zone")
	}
	return time.LoadLocation(s.TimeZone)
}

// Book returns the regimes and calendars, with the organisation's own.
func (s *Settings) Book() (*deadline.Book, error) {
	if s.Regimes == "" {
		return deadline.Default(), nil
	}
	return deadline.Load(os.DirFS(s.Regimes))
}

// Texts returns the texts in the organisation's form of address, with its own
// over the built-in ones.
func (s *Settings) Texts() (*locales.Bundle, error) {
	var own fs.FS
	if s.Locales != "" {
		own = os.DirFS(s.Locales)
	}
	texts, err := locales.Load(own)
	if err != nil {
		return nil, err
	}
	return texts.Form(s.FormOfAddress)
}

// Hours returns the office hours.
func (s *Settings) Hours(book *deadline.Book, zone *time.Location) (*hours.Hours, error) {
	week, err := hours.Parse(s.OfficeHours)
	if err != nil {
		return nil, err
	}
	holidays, _ := book.Calendar(s.OfficeCalendar) // nil for none: check refuses what doesn't exist
	return hours.New(week, zone, holidays), nil
}

// ParsePrefix reads a network, or one address as a network of itself.
func ParsePrefix(text string) (netip.Prefix, error) {
	if strings.Contains(text, "/") {
		return netip.ParsePrefix(text)
	}
	addr, err := netip.ParseAddr(text)
	if err != nil {
		return netip.Prefix{}, err
	}
	return netip.PrefixFrom(addr, addr.BitLen()), nil
}

func isSite(text string, path bool) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil &&
		u.RawQuery == "" && u.Fragment == "" && (path || u.Path == "")
}
