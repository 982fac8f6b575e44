package play

import "regexp"

// ban is a phrase that the bot may not say, with the rule that forbids it.
// What stands between quotation marks is the customer's.
type ban struct {
	rule  string
	words *regexp.Regexp
}

// bans are looked for in text in lower case. They are wider than what the locale files are held to: they look at whole
// messages, as the customer reads them, with everything filled in.
var bans = []ban{
	// No fault admitted that nobody has established.
	{"C17", regexp.MustCompile(`onze (fout|schuld)|wij (hebben|zijn) (een fout|fout)|wij zaten fout|our (fault|mistake)|we (were|are) wrong|we made a mistake|we admit|wij erkennen`)},
	// No cover-up, no minimising, no blame.
	{"C18", regexp.MustCompile(`volgens onze voorwaarden|\b(u|je) had moeten|misverstand|helaas kunnen (wij|we)|\bslechts\b|\bkalm\b|you should have|calm down|as per our policy|misunderstanding|unfortunately,? we can`)},
	// No verdict.
	{"C21", regexp.MustCompile(`\b(on)?gegrond\b|u (hebt|heeft|krijgt) gelijk|u hebt recht op|\bupheld\b|you are (right|wrong|entitled)|goedgekeurd|afgewezen|toegekend|\b(approved|granted|rejected)\b`)},
	// No offer that isn't in a catalogue, no promise of money.
	{"C22", regexp.MustCompile(`(krijgt|ontvangt) (u )?(uw |het |een )?(geld|bedrag|vergoeding|schadevergoeding|korting|tegoedbon|terugbetaling|restitutie)|wij (betalen|vergoeden|storten|compenseren)|we (will|shall) (refund|pay|compensate|replace)|you (will|shall) (get|receive) (a|your) (refund|money|compensation|voucher|replacement)|gratis (nieuwe|vervanging)`)},
	// No hurry, no marketing.
	{"C29", regexp.MustCompile(`aanbieding|nieuwsbrief|alleen vandaag|special offer|newsletter|today only|don't miss`)},
	// Calm: no exclamation, no emoji, no slang.
	{"C30", regexp.MustCompile(`!|[\x{1F000}-\x{1FAFF}\x{2600}-\x{27BF}\x{FE0F}]|\b(oeps|haha|lol|hey|oops|yay)\b`)},
}

var (
	// bareKey is a text key that was shown in place of its text.
	bareKey  = regexp.MustCompile(`\b(repair|listen|handed|triage|registered|ask|again|why|check|masked|digress|confirm|settled)\.[a-z_0-9]+`)
	uForm    = regexp.MustCompile(`\b(u|uw|uzelf)\b`)
	jeForm   = regexp.MustCompile(`\b(je|jij|jou|jouw|jezelf)\b`)
	verbatim = regexp.MustCompile(`denk je aan zelfdoding\?`) // as its owner writes it
	thanks   = regexp.MustCompile(`(?i)\bdank u\b|\bdank je\b|\bbedankt\b|\bthank(s|\b)`)
	// fullDay is a date as C24 asks for it.
	fullDay = regexp.MustCompile(`(?i)(maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday) \d{1,2} \p{L}+ \d{4}`)
	// promise is a day by which something is promised.
	promise = regexp.MustCompile(`(?:uiterlijk op|uiterlijk|by) ` + fullDay.String())
	// number is any date, time, amount or number in figures, and an amount in words.
	number = regexp.MustCompile(`(?i)[€£$]\s*\d*|\d[\d.,:/-]*|\b(euro|euros|pond|pounds|procent|percent)\b`)
)

// approved are figures of our own texts that mean no date and no amount.
var approved = []string{"24/7"}
