package app

import (
	"strings"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/vouch"
)

// voucher builds what checks the identity of signed-in customers, nil where no
// secret is set.
func (a *App) voucher() (func(jwt string) (bot.Vouched, error), error) {
	secret := a.settings.WidgetSecret.Reveal()
	if secret == "" {
		return nil, nil
	}
	site, err := vouch.New(vouch.Options{
		Secret: []byte(secret), Issuer: a.settings.WidgetIssuer, Audience: a.settings.WidgetAudience,
		Region: strings.ToUpper(a.settings.Country), Now: a.kit.Now,
	})
	if err != nil {
		return nil, err
	}
	return site.Vouch, nil
}
