package dates

import (
	"fmt"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot/understand/words"
)

// thursday is the day on which all of the tests' customers speak.
var thursday = civil(2026, 11, 19)

func show(found []Found) string {
	out := ""
	for i, d := range found {
		if i > 0 {
			out += " "
		}
		from, to := "", ""
		if !d.From.IsZero() {
			from = d.From.Format(time.DateOnly)
		}
		if !d.To.IsZero() {
			to = d.To.Format(time.DateOnly)
		}
		switch {
		case d.Invalid != "":
			out += d.Invalid
		case from == to:
			out += from
		default:
			out += from + ".." + to
		}
		if d.Invalid == "" && d.Precision != Day {
			out += "/" + d.Precision
		}
		if d.Ambiguous {
			out += "?" + d.Other.From.Format(time.DateOnly)
		}
		if d.Future {
			out += "!"
		}
		if d.Bare {
			out += "~"
		}
	}
	return out
}

func find(text, locale string) string {
	var t words.Text
	t.Cut(text)
	var f Finder
	return show(f.Find(&t, thursday, locale))
}

func TestDutchDates(t *testing.T) {
	for text, want := range map[string]string{
		"vandaag": "2026-11-19", "gisteren": "2026-11-18", "eergisteren": "2026-11-17", "gisteravond laat": "2026-11-18",
		"vanochtend om 9 uur": "2026-11-19", "morgen": "2026-11-20!",
		"op 3 maart": "2026-03-03", "3 maart 2025": "2025-03-03", "de 3e maart": "2026-03-03", "3 december": "2025-12-03",
		"3 mrt jl.": "2026-03-03", "di 3 maart": "2026-03-03", "drie maart": "2026-03-03", "32 maart": "no_such_day", "eerste week van maart": "2026-03-01..2026-03-07/about", "week van 3 maart": "2026-03-02..2026-03-08/week", "zaterdag twee weken geleden": "2026-11-07", "vandaag een week geleden": "2026-11-12", "3 maart '25": "2025-03-03", "de 3e van vorige maand": "2026-10-03", "sinds twee weken": "2026-11-05../about", "in het voorjaar": "2026-03-01..2026-05-31/season", "moederdag": "2026-05-10", "3-3-2026": "2026-03-03",
		"3-3-26": "2026-03-03", "03-04-2026": "2026-04-03", "2026-03-04": "2026-03-04", "op 12-11": "2026-11-12?2025-12-11",
		"3.3.2026": "2026-03-03",
		"dinsdag":  "2026-11-17", "woensdag": "2026-11-18?2026-11-11", "donderdag": "2026-11-12?2026-11-19",
		"afgelopen dinsdag": "2026-11-17", "vorige dinsdag": "2026-11-17?2026-11-10", "dinsdagochtend rond tien uur": "2026-11-17",
		"vorige week dinsdag": "2026-11-10", "dinsdag vorige week": "2026-11-10", "dinsdag jl": "2026-11-17",
		"dinsdag 3 maart": "2026-03-03", "volgende dinsdag": "2026-11-24!", "zondag jl. om 20u30": "2026-11-15",
		"vorige week": "2026-11-09..2026-11-15/week", "deze week": "2026-11-16..2026-11-22/week",
		"van de week": "2026-11-16..2026-11-22/week", "vorige maand": "2026-10-01..2026-10-31/month",
		"vorig jaar": "2025-01-01..2025-12-31/year", "in maart": "2026-03-01..2026-03-31/month",
		"vorig jaar maart": "2025-03-01..2025-03-31/month", "begin oktober": "2026-10-01..2026-10-10/about",
		"eind vorige maand": "2026-10-21..2026-10-31/about", "half oktober": "2026-10-11..2026-10-20/about",
		"drie weken geleden": "2026-10-26..2026-11-01/week", "twee dagen geleden": "2026-11-17",
		"een paar weken geleden": "2026-10-22..2026-11-05/about", "anderhalve week geleden": "2026-11-08/about",
		"een half jaar geleden": "2026-05-19/about", "een dag of tien geleden": "2026-11-09/about",
		"vijf maanden terug": "2026-06-01..2026-06-30/month",
		"sinds maart":        "2026-03-01../month", "sinds vorige week": "2026-11-09../week", "al sinds 2024": "2024-01-01../year",
		"vanaf 3 maart": "2026-03-03..", "van 3 tot 5 maart": "2026-03-03..2026-03-05", "3-5 maart": "2026-03-03..2026-03-05",
		"tussen 3 en 5 maart 2025": "2025-03-03..2025-03-05", "van 3 t/m 5 maart": "2026-03-03..2026-03-05",
		"afgelopen zomer": "2026-06-01..2026-08-31/season", "in de zomer van 2025": "2025-06-01..2025-08-31/season",
		"met kerst": "2025-12-25..2025-12-26", "met pasen": "2026-04-05..2026-04-06", "afgelopen weekend": "2026-11-14..2026-11-15",
		"rond 3 maart": "2026-03-03/about", "in 2024": "2024-01-01..2024-12-31/year",
		"31 november": "no_such_day", "30 februari 2026": "no_such_day", "31-11-2026": "no_such_day",
		"29 februari": "2024-02-29", "29 februari 2026": "no_such_day",
		"op de 3e": "2026-11-03", "dinsdag de 10e": "2026-11-10", "3 septemer": "2026-09-03", "dinsdga": "2026-11-17",
		"de afgelopen drie weken": "2026-10-29..2026-11-19/about",
		"3-3":                     "2026-03-03~",
	} {
		if got := find(text, "nl"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestEnglishDates(t *testing.T) {
	for text, want := range map[string]string{
		"today": "2026-11-19", "yesterday": "2026-11-18", "the day before yesterday": "2026-11-17", "last night": "2026-11-18",
		"this morning": "2026-11-19", "tomorrow": "2026-11-20!", "a fortnight ago": "2026-11-02..2026-11-08/week", "two weeks ago today": "2026-11-05", "this past Monday": "2026-11-16", "the last week of October": "2026-10-25..2026-10-31/about", "Black Friday": "2025-11-28", "45/12/2026": "no_such_day",
		"on 3 March": "2026-03-03", "March 3rd": "2026-03-03", "March 3, 2025": "2025-03-03", "the 3rd of March": "2026-03-03",
		"3rd March 2026": "2026-03-03", "May 3": "2026-05-03", "3 may": "2026-05-03", "Sept 4th": "2026-09-04",
		"3/4/2026": "2026-04-03?2026-03-04", "25/12/2025": "2025-12-25", "12/25/2025": "2025-12-25",
		"Tuesday": "2026-11-17", "last Tuesday": "2026-11-17?2026-11-10", "Tuesday last week": "2026-11-10",
		"on Tuesday morning": "2026-11-17", "Tuesday 3 March": "2026-03-03", "next Tuesday": "2026-11-24!",
		"last Saturday": "2026-11-14",
		"last week":     "2026-11-09..2026-11-15/week", "last month": "2026-10-01..2026-10-31/month",
		"last year": "2025-01-01..2025-12-31/year", "in March": "2026-03-01..2026-03-31/month", "in May": "2026-05-01..2026-05-31/month",
		"last March": "2026-03-01..2026-03-31/month", "early October": "2026-10-01..2026-10-10/about",
		"at the end of October": "2026-10-21..2026-10-31/about", "mid October": "2026-10-11..2026-10-20/about",
		"three weeks ago": "2026-10-26..2026-11-01/week", "2 days ago": "2026-11-17", "a week ago": "2026-11-09..2026-11-15/week",
		"a few weeks ago": "2026-10-22..2026-11-05/about", "a couple of days ago": "2026-11-15..2026-11-17/about",
		"six months ago": "2026-05-01..2026-05-31/month", "half a year ago": "2026-05-19/about",
		"since March": "2026-03-01../month", "since last week": "2026-11-09../week", "since the 3rd of March": "2026-03-03..",
		"from 3 to 5 March": "2026-03-03..2026-03-05", "between 3 and 5 March": "2026-03-03..2026-03-05",
		"last summer": "2026-06-01..2026-08-31/season", "at Christmas": "2025-12-25", "around 3 March": "2026-03-03/about",
		"last weekend": "2026-11-14..2026-11-15", "in 2024": "2024-01-01..2024-12-31/year",
		"31 November": "no_such_day", "February 30th": "no_such_day", "wensday": "2026-11-18?2026-11-11", "wendesday": "2026-11-18?2026-11-11",
		"March last year": "2025-03-01..2025-03-31/month",
	} {
		if got := find(text, "en"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// Each of these named a date to some other program.
func TestNoFalseDates(t *testing.T) {
	for _, text := range []string{
		"ik ben het zat", "ik zat in de trein", "may I speak to someone", "you may be right", "I may not pay", "zo is het", "za zo",
		"dat mag in mijn mei", "het is zo", "ik wil dat de sun schijnt", "jan heeft gebeld", "mijn naam is April", "1.250,00 euro",
		"45 minuten vertraging", "ik wacht al 3 weken", "de trein van 8:12", "3 keer gebeld", "elke maandag", "every Tuesday",
		"goede morgen", "in de morgen", "drie maal", "versie 1.2", "artikel 12.3.4567", "kamer 3-12-b", "march on", "they march to work",
		"the second call", "de derde keer", "mijn tweede pakket", "in a second", "binnen 5 dagen", "ik heb 2024 euro betaald",
		"the first time", "week 12", "over 3 weken", "sun sat mon", "wo", "do it now", "wed", "ma", "postcode 2024", "yes, that is right now", "not now", "nu niet", "dec", "mar",
		"het kost 12-15 euro", "de zomer is mooi", "the 3rd time I call", "op de 3e verdieping", "in april", "100 dagen garantie",
	} {
		got := find(text, "nl")
		if text == "in april" {
			if got == "" {
				t.Error("in april is a month")
			}
			continue
		}
		if got != "" {
			if got[len(got)-1] == '~' {
				continue // counts only as an answer to "when?"
			}
			t.Errorf("%q: got %q", text, got)
		}
	}
}

func TestTodayIsOfTheZone(t *testing.T) {
	zone := time.FixedZone("east", 3600)
	if got := Today(time.Date(2026, 11, 19, 23, 30, 0, 0, time.UTC), zone); got != civil(2026, 11, 20) {
		t.Errorf("got %v", got)
	}
}

func TestEaster(t *testing.T) {
	for y, want := range map[int]string{2024: "03-31", 2025: "04-20", 2026: "04-05", 2027: "03-28", 2038: "04-25"} {
		if got := easter(y).Format("01-02"); got != want {
			t.Errorf("%d: got %s, want %s", y, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"3 maart", "31-11-2026", "sinds de", "tussen 3 en", "last", "een paar", "29 februari", "de 99e", "a a a", "0-0-0", "9999-99-99",
		"tot tot", "vorig jaar", "dinsdag vorige", "half", "12/11", "in 2024", "29-2",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var text words.Text
		text.Cut(s)
		var finder Finder
		last := -1
		for _, d := range finder.Find(&text, thursday, "en") {
			if d.First <= last || d.Last < d.First || d.Last >= text.Len() {
				t.Fatalf("%q: tokens %d..%d after %d of %d", s, d.First, d.Last, last, text.Len())
			}
			last = d.Last
			if !d.From.IsZero() && !d.To.IsZero() && d.To.Before(d.From) {
				t.Fatalf("%q: ends before it begins: %s", s, fmt.Sprint(d.Span))
			}
			if (d.Invalid == "") == (d.From.IsZero() && d.To.IsZero()) {
				t.Fatalf("%q: neither a date nor an invalid one: %+v", s, d)
			}
		}
	})
}
