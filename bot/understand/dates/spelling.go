package dates

import "github.com/gehoor/gehoor/bot/understand/words"

// splitDay is the day in "dinsdagochtend" or "gisteravond", "" if w is none.
func splitDay(w string) string {
	if len(w) < 10 {
		return ""
	}
	switch w[len(w)-1] {
	case 'd', 'n', 'g', 't': // with which the parts of a day end
	default:
		return ""
	}
	for _, part := range [...]string{"ochtend", "morgen", "namiddag", "middag", "avond", "nacht"} {
		if len(w) <= len(part)+5 || w[len(w)-len(part):] != part {
			continue
		}
		day := w[:len(w)-len(part)]
		if _, ok := weekdayNames[day]; ok || day == "gister" || day == "gisteren" || day == "eergister" || day == "eergisteren" {
			return day
		}
	}
	return ""
}

// spelled are the words in which a typing error is forgiven, by first letter.
var spelled = func() (byLetter [128][]string) {
	add := func(w string) {
		if len(w) >= 6 {
			byLetter[w[0]] = append(byLetter[w[0]], w)
		}
	}
	for _, w := range []string{
		"januari", "februari", "augustus", "september", "oktober", "november", "december", "january", "february", "august", "october",
		"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "sunday", "monday", "tuesday",
		"wednesday", "thursday", "friday", "saturday", "gisteren", "yesterday", "eergisteren", "geleden", "vandaag", "afgelopen",
		"vorige", "vanochtend", "vanmiddag",
	} {
		add(w)
	}
	return byLetter
}()

// slips are typing errors in words that are too short to forgive them all.
var slips = map[string]string{
	"sins": "sinds", "sints": "sinds", "sids": "sinds", "sidns": "sinds", "sinsd": "sinds", "snids": "sinds", "sindds": "sinds",
	"sinse": "since", "sicne": "since", "sinec": "since", "snice": "since", "sinc": "since", "scince": "since", "cince": "since",
	"befor": "before", "bfore": "before", "befroe": "before", "beofre": "before", "bevore": "before",
	"lst": "last", "lsat": "last", "lats": "last", "alst": "last", "vorge": "vorige", "vrige": "vorige", "voirge": "vorige",
	"tody": "today", "todya": "today", "tdoay": "today", "otday": "today", "wensday": "wednesday", "wendsday": "wednesday",
	"yest": "yesterday", "gistr": "gisteren", "gistere": "gisteren", "mrch": "march", "martch": "march", "marhc": "march", "arpil": "april",
	"aprl": "april", "apirl": "april",
}

// notSpelled are real words that are one letter from a word for time.
var notSpelled = map[string]bool{
	"maandags": true, "zondags": true, "dinsdags": true, "zaterdags": true, "vrijdags": true, "donderdags": true,
	"woensdags": true, "geladen": true, "gelede": true, "gelden": true, "mondays": true, "sundays": true, "fridays": true,
	"saturdays": true, "tuesdays": true, "thursdays": true, "wednesdays": true, "geleide": true, "gelegen": true, "geleend": true,
	"sonday": false, "midday": true, "someday": true, "vandaar": true, "vandaal": true, "genegen": true, "moorddag": true,
	"vorig": true, "augusta": true, "gleden": true, "verdag": true, "zonda": true, "vrijdagen": true,
	"geleiden": true, "geleken": true, "geheden": true, "gesteren": true, "septembers": true,
}

// misspelt is the word for time that w is one typing error away from; for
// gisteravond and the like it is the day itself. "" if it is none.
func misspelt(w string) string {
	if day := splitDay(w); day != "" {
		switch day {
		case "gister":
			return "gisteren"
		case "eergister":
			return "eergisteren"
		}
		return day
	}
	if right := slips[w]; right != "" {
		return right
	}
	if len(w) < 5 || len(w) > 12 || w[0] >= 128 {
		return ""
	}
	near := ""
	for _, right := range spelled[w[0]] {
		if w == right {
			return ""
		}
		if near == "" && words.OneApart(w, right) {
			near = right
		}
	}
	if near != "" && notSpelled[w] {
		return ""
	}
	return near
}
