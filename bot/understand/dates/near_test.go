package dates

import "testing"

func TestDatesNearOthers(t *testing.T) {
	for text, want := range map[string]string{
		"maandag of dinsdag vorige week":           "2026-11-09..2026-11-10?2026-11-10",
		"vorige week op maandag of dinsdag":        "2026-11-09..2026-11-10?2026-11-10",
		"niet zondag maar zaterdag":                "2026-11-14",
		"niet vorige week, de week ervoor":         "2026-11-02..2026-11-08/week",
		"niet afgelopen vrijdag maar die daarvoor": "2026-11-06",
		"de maand hiervoor":                        "2026-10-01..2026-10-31/month",
		"een week geleden precies":                 "2026-11-12",
		"gisteren precies een week geleden":        "2026-11-11",
		"een uurtje terug":                         "2026-11-19",
		"Bushalte 12 februari is opgeheven":        "",
		"de eenendertigste":                        "2026-10-31~",
		"de dag voor kerst":                        "2025-12-24",
		"twee dagen na pasen":                      "2026-04-08",
		"Op 2e kerstdag":                           "2025-12-26",
		"begon 10 augustus en stopte de 14e":       "2026-08-10..2026-08-14",
		"sinds vorig jaar zomer":                   "2025-06-01../season",
		"twee maandagen geleden":                   "2026-11-09",
	} {
		if got := find(text, "nl"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"Monday or Tuesday last week":                            "2026-11-09..2026-11-10?2026-11-10",
		"not last week, the week before":                         "2026-11-02..2026-11-08/week",
		"not this past Friday but the one before that":           "2026-11-06",
		"the month before this one":                              "2026-10-01..2026-10-31/month",
		"exactly a week ago":                                     "2026-11-12",
		"a moment ago":                                           "2026-11-19",
		"yday":                                                   "2026-11-18",
		"the thirty-first":                                       "2026-10-31~",
		"the evening before last":                                "2026-11-17",
		"the Friday before last":                                 "2026-11-06",
		"the weekend before last":                                "2026-11-07..2026-11-08",
		"two Mondays ago":                                        "2026-11-09",
		"the day after Boxing Day":                               "2025-12-27",
		"the week commencing 5 October":                          "2026-10-05..2026-10-11/week",
		"it began on the 10th of August and stopped on the 14th": "2026-08-10..2026-08-14",
		"that evening the heating went":                          "",
		"the second parcel":                                      "",
		"three days before the wedding":                          "",
	} {
		if got := find(text, "en"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestKingsDayIsNeverOnSunday(t *testing.T) {
	for y, want := range map[int]string{2025: "04-26", 2026: "04-27", 2031: "04-26"} {
		if got := kingsDay(y).Format("01-02"); got != want {
			t.Errorf("%d: got %s, want %s", y, got, want)
		}
	}
}
