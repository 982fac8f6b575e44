package dates

import "time"

var monthNames = map[string]time.Month{
	"januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "augustus": 8, "september": 9,
	"oktober": 10, "november": 11, "december": 12, "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7,
	"august": 8, "october": 10,
	"jan": 1, "feb": 2, "febr": 2, "mrt": 3, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10,
	"oct": 10, "nov": 11, "dec": 12,
}

// timidMonths are months only beside a number or after a word for time: they
// are names, verbs or abbreviations as well.
var timidMonths = map[string]bool{
	"jan": true, "mei": true, "maart": true, "may": true, "march": true, "mar": true, "apr": true, "jun": true, "jul": true,
	"aug": true, "sep": true, "sept": true, "okt": true, "oct": true, "nov": true, "dec": true, "feb": true, "febr": true,
	"mrt": true, "april": true, "june": true, "august": true, "augustus": true,
}

var weekdayNames = map[string]time.Weekday{
	"zondag": 0, "maandag": 1, "dinsdag": 2, "woensdag": 3, "donderdag": 4, "vrijdag": 5, "zaterdag": 6,
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
}

// shortWeekdays count only beside a day of a month.
var shortWeekdays = map[string]bool{
	"ma": true, "di": true, "wo": true, "do": true, "vr": true, "za": true, "zo": true, "mon": true, "tue": true, "tues": true,
	"wed": true, "thu": true, "thur": true, "thurs": true, "fri": true, "sat": true, "sun": true,
}

var dayParts = map[string]bool{
	"ochtend": true, "morgen": true, "middag": true, "namiddag": true, "avond": true, "nacht": true, "morning": true,
	"afternoon": true, "evening": true, "night": true, "vroeg": true, "voormiddag": true,
}

var numberWords = map[string]int{
	"een": 1, "one": 1, "a": 1, "an": 1, "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4, "four": 4, "vijf": 5,
	"five": 5, "zes": 6, "six": 6, "zeven": 7, "seven": 7, "acht": 8, "eight": 8, "negen": 9, "nine": 9, "tien": 10, "ten": 10,
	"elf": 11, "eleven": 11, "twaalf": 12, "twelve": 12, "dertien": 13, "thirteen": 13, "veertien": 14, "fourteen": 14,
	"vijftien": 15, "fifteen": 15, "zestien": 16, "sixteen": 16, "zeventien": 17, "seventeen": 17, "achttien": 18, "eighteen": 18,
	"negentien": 19, "nineteen": 19, "twintig": 20, "twenty": 20, "eenentwintig": 21, "tweeentwintig": 22, "drieentwintig": 23,
	"vierentwintig": 24, "vijfentwintig": 25, "zesentwintig": 26, "zevenentwintig": 27, "achtentwintig": 28, "negenentwintig": 29,
	"dertig": 30, "thirty": 30, "eenendertig": 31, "couple": 2,
}

// ordinalWords are the days of a month written out: "eenentwintigste",
// "thirty-first".
var ordinalWords = func() map[string]int {
	all := map[string]int{}
	add := func(first int, list ...string) {
		for i, w := range list {
			all[w] = first + i
		}
	}
	add(1, "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde", "twaalfde",
		"dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende", "negentiende", "twintigste", "eenentwintigste",
		"tweeentwintigste", "drieentwintigste", "vierentwintigste", "vijfentwintigste", "zesentwintigste", "zevenentwintigste",
		"achtentwintigste", "negenentwintigste", "dertigste", "eenendertigste")
	add(1, "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
		"thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first",
		"twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth",
		"thirtieth", "thirty-first")
	return all
}()

// units of time; a count of them is in days, weeks, months or years.
var units = map[string]string{
	"dag": Day, "dagen": Day, "day": Day, "days": Day, "daagjes": Day, "nachten": Day, "nights": Day,
	"fortnight": "fortnight", "week": Week, "weken": Week, "weeks": Week, "weekje": Week, "wk": Week, "weekjes": Week,
	"maand": Month, "maanden": Month, "month": Month, "months": Month, "maandje": Month,
	"jaar": Year, "jaren": Year, "year": Year, "years": Year, "jaartje": Year,
}

var seasonNames = map[string]time.Month{
	"lente": 3, "voorjaar": 3, "spring": 3, "zomer": 6, "summer": 6, "zomervakantie": 6, "herfst": 9, "najaar": 9, "autumn": 9,
	"fall": 9, "winter": 12,
}

// lastWords say that what follows is the one before: "vorige week".
var lastWords = map[string]bool{
	"vorige": true, "vorig": true, "afgelopen": true, "verleden": true, "laatste": true, "last": true, "past": true,
	"previous": true, "voorbije": true, "laatst": true, "vorigen": true, "leste": true,
}

var thisWords = map[string]bool{"deze": true, "dit": true, "this": true}

var nextWords = map[string]bool{
	"volgende": true, "volgend": true, "komende": true, "aanstaande": true, "next": true, "coming": true, "aankomende": true,
}

var everyWords = map[string]bool{"elke": true, "iedere": true, "every": true, "each": true, "ieder": true, "elk": true}

// timeWords may stand before a month or a year: "in mei", "since May".
var timeWords = map[string]bool{
	"in": true, "sinds": true, "since": true, "vanaf": true, "eind": true, "begin": true, "medio": true, "half": true,
	"tot": true, "until": true, "till": true, "during": true, "voor": true, "rond": true, "around": true, "early": true, "mid": true,
	"late": true, "maand": true, "of": true, "van": true, "from": true, "by": true, "before": true, "tijdens": true, "circa": true,
	"afgelopen": true, "vorige": true, "last": true, "jaar": true, "year": true, "this": true, "on": true, "op": true,
}

var sinceWords = map[string]bool{"sinds": true, "since": true, "vanaf": true, "sedert": true}

var aboutWords = map[string]bool{
	"rond": true, "omstreeks": true, "ongeveer": true, "around": true, "circa": true, "ca": true, "approximately": true,
	"roughly": true, "about": true, "zo'n": true, "zon": true, "approx": true,
}

// monthParts are the parts of a month or a year.
var monthParts = map[string]int{
	"begin": 1, "early": 1, "beginning": 1, "start": 1, "half": 2, "medio": 2, "midden": 2, "mid": 2, "middle": 2, "halverwege": 2,
	"eind": 3, "einde": 3, "end": 3, "late": 3,
}
