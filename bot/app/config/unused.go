package config

import "slices"

// NotUsedYet are settings of parts that this version doesn't have. They are
// taken, so that a configuration can be written once, and named in a warning at
// start, so that nobody relies on them.
var NotUsedYet = []string{
	"nats_url", "smtp_url", "webhook_url", "webhook_secret",
	"oidc_issuer", "oidc_client_id", "oidc_client_secret",
}

// SetInVain lists the settings of NotUsedYet that somebody has set.
func (s *Settings) SetInVain() []string {
	var out []string
	for _, f := range Fields(s) {
		if f.Text() != "" && slices.Contains(NotUsedYet, f.Key) {
			out = append(out, f.Key)
		}
	}
	return out
}
