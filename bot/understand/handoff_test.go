package understand_test

import (
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

const wantsHuman = `
nl
Ik wil een medewerker spreken
mag ik een mens spreken
kan ik iemand van de klantenservice aan de lijn krijgen
geef me een echt persoon
doe mij maar een mens
verbind me door
kunt u mij doorverbinden met een collega
ik praat niet met een robot
ik wil niet met een computer praten
graag een medewerker
medewerker!!
mens
is er een echt iemand?
kan iemand mij bellen?
bel me terug
ik wil teruggebeld worden
ik wil bellen met jullie
wat is jullie telefoonnummer
kan ik jullie bellen
heb liever contact met een mens
liever met een echt persoon
stop met die bot, ik wil een mens
ik wil gewoon iemand spreken die me snapt
zet me door naar een medewerker
haal er een medewerker bij
ik wil uw manager spreken
laat me met een leidinggevende praten
kan ik een echte medewerker krijgen
waar is de medewerker
ik heb een mens nodig
is er iemand die dit kan oplossen? een mens bedoel ik
kan ik met iemand chatten
hoe krijg ik een mens te pakken
ik wil een persoonlijk gesprek
mag ik iemand bellen hierover
ik wil mn verhaal aan een mens doen
ik wil dit met een medewerker bespreken
dit wil ik liever met een persoon bespreken
dit gaat nergens over, geef me een medewerker
ik eis een leidinggevende
ik vertel dit liever aan een mens
graag menselijk contact
neem contact met mij op
kan er iemand contact met me opnemen
ik wil door een mens geholpen worden
laat een medewerker mij bellen
kunnen jullie me even bellen
bel mij maar op 0612345678
mdewerker graag
ik wil een medwerker sprekn
wil iemand aan de telefoon
kan ik ook gewoon bellen?
geen zin in een chatbot, mens graag
en nu een mens aub
ik kom er niet uit met jou, is er een collega
met wie kan ik hierover praten
ik wil met u bellen
schakel een collega in
kan een mens dit overnemen
ik wil iemand van vlees en bloed
ik wil live contact
doorverbinden aub
is er ook een medewerker aanwezig
zijn er ook echte mensen bij jullie
mag ik de directeur spreken
ge moogt mij doorverbinden met een mens
kdenk dak beter me een mens klap
kunde gij mij nen echte mens geven
ik wil met de pedagogisch coach praten
zonder mens vertel ik niks
ik heb al om een collega gevraagd
mijn verhaal is niet voor een robot
kan ik het doorkiesnummer van de afdeling krijgen
gelieve mij door te geven aan wie dit beslist heeft, ik wil met die persoon spreken
ik hoef geen bon, ik wil met de directeur spreken
graag een gesprek met jullie
mag ik videobellen
ik heb al vier dagen pech, wie kan ik bellen
en
I want to speak to a manager
can I talk to a human
get me a real person
let me speak with someone
I'd like to talk to an agent please
put me through to customer service
transfer me to a person
agent
human!!
real person please
I don't want to talk to a bot
is there a human I can talk to?
can someone call me
call me back please
I want a callback
what's your phone number
can I phone you
I'd rather speak to a person
connect me with a representative
give me your supervisor
I need a human being
stop this bot, I want a person
this is useless, get me someone who can help
I demand to speak to your manager
could you pass me on to a colleague
can a person help me instead
is anyone there
who can I speak to about this
I need to talk to someone about this
I'd prefer to discuss this with a person
let me talk to your boss
how do I get hold of a human
I won't talk to a machine
can I get an actual human
I want someone to ring me
please have someone contact me
can somebody from your team get in touch with me
human agent pls
hooman please
speek to an agnet
i wanna talk to sombody real
can i chat with a live agent
escalate this to a manager
I would like to be put through to a member of staff
could a colleague take over
bring in a human
I'd rather ring you
is it possible to speak with someone in person
could I have a word with someone
I want to discuss this over the phone
no more bots, real human now
may I speak with the person in charge
I'd feel better talking to a human
hand me over to a person
I just want to talk to a normal person
could you get a person on the line
I want to speak to whoever is responsible
can you connect me
I'd like a human to look at this
let a person deal with this
do you have a number I can ring
we would like to sit down with the ward manager
until there's a person here I won't answer
I asked for a human
my question isn't for a robot
a quick call would help
I want to take this higher
no one can help me here, get me a person
get someone from customer service
I need to talk to the surveyor about the damp
`

const wantsNoHuman = `
nl
de medewerker was onbeleefd
ik heb een medewerker gesproken en die zei dat het goed kwam
ik werd drie keer doorverbonden
niemand kon mij een medewerker geven
de chauffeur was een onbeschoft mens
uw collega beloofde me terug te bellen
er zou iemand contact met mij opnemen maar dat gebeurde niet
ze belden niet terug
ik heb de klantenservice gebeld en kreeg een robot
ben je een mens?
ik ben ook maar een mens
ik heb een klacht over een medewerker
de manager wilde mij niet te woord staan
ik heb al met drie medewerkers gesproken
de klantenservice is onbereikbaar
ik moest een uur wachten op een medewerker
ik kreeg niemand aan de lijn
mijn telefoon doet het niet
ik heb jullie gebeld op 3 maart
ik wil een nieuwe telefoon
de robotstofzuiger is kapot
de persoon aan de balie snauwde mij af
ik wil excuses van de medewerker
een medewerkster heeft mij uitgelachen
ik sprak met een vriendelijke meneer die niets kon doen
mijn contract loopt nog
ik wil mijn geld terug
de bezorger belde niet aan
ik hoef geen medewerker te spreken
ik wil geen contact meer
ik heb contact gehad met een medewerker
u mag mij mailen
is er een maximum aan het aantal boekingen
ik wil geld naar iemand in het buitenland sturen
voor een persoon
de persoon die ik wil betalen
personeel haalde de schouders op
mag ik mijn hond meenemen
hoe kan ik dat doen
kan iemand mij helpen mijn kaart op te laden
hij wilde geen contact opnemen
jullie chatbot is waardeloos
ik ben medewerker van de gemeente en mijn pakket is kwijt
mensen zijn boos
het personeel was niet vriendelijk
er was geen personeel aanwezig
ik wil de medewerker aan de kassa bedanken
waar kan ik mijn telefoonnummer wijzigen
mag iemand anders mijn pakket ophalen
kan ik iemand meenemen naar de afspraak
hoe laat is de balie open
kan ik met dit abonnement bellen in het buitenland
waarom moet je mijn telefoonnummer hebben
en
the agent was rude to me
I spoke to a manager who promised a refund
I was transferred three times
nobody called me back
someone was supposed to contact me but never did
your driver is a horrible human
the human error on my invoice
are you human?
I already spoke to four agents
I couldn't reach anyone
I waited an hour for an agent
my phone is broken
I called you on 3 March
I want a new phone
the robot vacuum is broken
the person at the desk snapped at me
the manager refused to talk to me
I want an apology from the employee
the travel agent cancelled my trip
my estate agent lied
I don't need to speak to anyone
please email me
I had to talk to five people
your chatbot is useless
nobody answers the phone
the staff were rude
there was no staff in the store
I got through to someone who hung up
I want my money back
he told me to speak to my bank
the cleaning agent damaged my floor
I tried to get a human but failed and gave up last week
I am a customer service manager myself and this is bad
I want to thank the lady at the desk
how can I change my phone number
can someone else collect my parcel
may I bring someone to the appointment
what time does the reception desk open
can I add a colleague to my account
why do you need my phone number
`

func eachLine(text string, use func(lang, line string)) {
	lang := ""
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		if line == "nl" || line == "en" {
			lang = line
			continue
		}
		use(lang, line)
	}
}

func acted(r bot.Reading, kind bot.ActKind) bool {
	for _, a := range r.Acts {
		if a.Kind == kind && a.Conf > 0.5 {
			return true
		}
	}
	return false
}

func TestHandoff(t *testing.T) {
	u := understand.New()
	topics := complaintTopics(t)
	check := func(texts string, want bool) {
		eachLine(texts, func(lang, line string) {
			for _, asked := range []string{"", "impact", "confirm"} {
				r, _ := u.Read(t.Context(), bot.Input{Text: line, Locale: lang, Asked: asked, Dialog: topics})
				if acted(r, bot.Handoff) != want {
					t.Errorf("asked %q, %q: a human wanted: %v", asked, line, !want)
				}
			}
		})
	}
	check(wantsHuman, true)
	check(wantsNoHuman, false)
}

// Given a question that people, calls or departments are an answer to, when it is
// answered with those, then nobody is asked for.
func TestWhoSaidSoIsNobodyAskedFor(t *testing.T) {
	u, topics := understand.New(), complaintTopics(t)
	for _, in := range []bot.Input{
		{Asked: "expectation_source", Locale: "nl", Text: "iemand aan de telefoon"},
		{Asked: "expectation_source", Locale: "nl", Text: "via de telefoon, een mevrouw van de receptie"},
		{Asked: "expectation_source", Locale: "nl", Text: "een medewerker van de servicebalie"},
		{Asked: "expectation_source", Locale: "en", Text: "someone on the phone"},
		{Asked: "expectation_source", Locale: "en", Text: "the manager"},
		{Asked: "process", Locale: "nl", Text: "de telefonische helpdesk"},
		{Asked: "process", Locale: "en", Text: "customer care"},
		{Asked: "remedy", Locale: "nl", Text: "een telefoontje terug"},
		{Asked: "remedy", Locale: "nl", Text: "dat iemand mij belt als het klaar is"},
		{Asked: "remedy", Locale: "en", Text: "a call back"},
		{Asked: "expectation", Locale: "en", Text: "that someone rings when it is ready"},
	} {
		in.Dialog = topics
		if r, _ := u.Read(t.Context(), in); acted(r, bot.Handoff) {
			t.Errorf("asked %s, %q: a human is called", in.Asked, in.Text)
		}
	}
}

// Given an answer to the same questions that is a wish, then it is heard.
func TestWishesAreHeardAtEveryQuestion(t *testing.T) {
	u, topics := understand.New(), complaintTopics(t)
	for _, asked := range []string{"expectation_source", "process", "remedy", "expectation", "complainant"} {
		for text, lang := range map[string]string{
			"geef me een medewerker": "nl", "ik wil gewoon een mens spreken": "nl", "mens!!": "nl",
			"get me an agent": "en", "I just want to talk to somebody": "en", "a human!": "en",
		} {
			r, _ := u.Read(t.Context(), bot.Input{Asked: asked, Locale: lang, Text: text, Dialog: topics})
			if !acted(r, bot.Handoff) {
				t.Errorf("asked %s, %q: no human is called", asked, text)
			}
		}
	}
}

// Given a wish for a human in the sentence that calls the rest off, then it isn't
// the conversation that is called off.
func TestWishGoesBeforeCallingOff(t *testing.T) {
	u, topics := understand.New(), complaintTopics(t)
	for text, lang := range map[string]string{
		"never mind, I want to talk to the manager": "en", "forget it and put me through to a person": "en",
		"laat maar, ik wil met de manager spreken": "nl", "stop maar en verbind me door met een mens": "nl",
	} {
		r, _ := u.Read(t.Context(), bot.Input{Asked: "impact", Locale: lang, Text: text, Dialog: topics})
		if !acted(r, bot.Handoff) || acted(r, bot.Cancel) {
			t.Errorf("%q is read as %v", text, r.Acts)
		}
	}
}
