package understand_test

import "testing"

func TestReferencesAsTheyArePrinted(t *testing.T) {
	holdsReadings(t, []reading{
		{"nl", "customer_reference", "77B.4410", "customer_reference", "77B.4410"},
		{"nl", "", "polis 77B.4410 is verkeerd verwerkt", "customer_reference", "77B.4410"},
		{"nl", "customer_reference", "NL-ORD-000512", "customer_reference", "NL-ORD-000512"},
		{"nl", "customer_reference", "bestelling 61 22 08", "customer_reference", "61 22 08"},
		{"nl", "", "Mijn verzoek met zaaknummer Z/25/10331 ligt stil", "customer_reference", "Z/25/10331"},
		{"nl", "contact", "P. Bos, klantnummer 400-51, pb@voorbeeld.nl", "customer_reference", "400-51"},
		{"nl", "", "pakket 3SABC11223344 is zoek", "customer_reference", "3SABC11223344"},
		{"en", "", "My plan was renewed. Member no. 51-8823.", "customer_reference", "51-8823"},
		{"en", "", "The bus of 12.30 never came on 3/4", "customer_reference", ""},
	})
}

func TestWhoRaisedTheExpectation(t *testing.T) {
	holdsReadings(t, []reading{
		{"nl", "", "De folder sprak van een tuin. Het is een grindstrook.", "expectation_source", "brochure"},
		{"nl", "", "De verkoopster zei dat er een snoer bij zat maar het zat er niet bij", "expectation_source", "salesperson"},
		{"nl", "", "In artikel 7 staat dat ik per maand mag stoppen. Jullie weigeren dat.", "expectation_source", "contract"},
		{"nl", "expectation_source", "uit een reclame op tv", "expectation_source", "advert"},
		{"nl", "expectation_source", "het stond in wat ik ondertekend heb", "expectation_source", "contract"},
		{"nl", "", "Ze schreven dat ik nog moest betalen en ik weet van niks", "expectation_source", ""},
		{"en", "", "The brochure shows a terrace. It is a car park.", "expectation_source", "brochure"},
		{"en", "", "My brother-in-law paid no deposit, I had to put down 400 pounds.", "expectation_source", "other_customers"},
		{"en", "expectation_source", "saw it on youtube, one of your ads", "expectation_source", "advert"},
		{"en", "expectation", "a neighbour like I ticked on the form", "expectation_source", ""},
		{"en", "", "he claims I broke it myself", "expectation", ""},
	})
}

// "I just want my lamp" was kept as what the complaint had led to.
func TestAnswersToAnotherQuestion(t *testing.T) {
	holdsReadings(t, []reading{
		{"nl", "impact", "ik wil gewoon mijn lamp", "remedy", "ik wil gewoon mijn lamp"},
		{"nl", "impact", "ik wil gewoon mijn lamp", "impact", ""},
		{"en", "impact", "I just want my coat", "remedy", "I just want my coat"},
		{"nl", "impact", "ik durf er niet meer heen", "impact", "ik durf er niet meer heen"},
		{"nl", "expectation", "8", "expectation", ""},
	})
}

// One word of judgement was said back as a story.
func TestVerdictsTellNoStory(t *testing.T) {
	holdsReadings(t, []reading{
		{"nl", "", "bagger", "experience", ""},
		{"nl", "", "wat een puinhoop zeg", "experience", ""},
		{"nl", "", "lift kapot", "experience", "lift kapot"},
		{"en", "", "absolutely useless", "experience", ""},
		{"en", "", "the lamp is useless", "experience", "the lamp is useless"},
	})
}
