package main

// script is what the fake says, by language and step. It is only as good as a test needs.
var script = map[string][][]object{
	"nl": {
		{{
			"text": "Goedendag. Ik ben een digitale assistent, geen mens. U kunt altijd een medewerker spreken.\n\nWat is er gebeurd? Vertel het in uw eigen woorden. U mag het in meer berichten doen.",
			"asks": "experience", "choices": []object{{"id": "done", "label": "Dat was mijn hele verhaal"}},
		}},
		{
			{"text": "Dank u voor uw verhaal. Wat vervelend dat de bank te laat kwam en dat u daar een dag voor vrij nam."},
			{"text": "Wat had u verwacht?", "asks": "expectation", "choices": []object{{"id": "skip", "label": "Sla over"}, {"id": "why", "label": "Waarom vraagt u dit?"}}},
		},
		{{"text": "Waar kwam die verwachting vandaan?", "asks": "expectation_source", "choices": []object{
			{"id": "website", "label": "Advertentie of website"},
			{"id": "sales", "label": "Een verkoper"},
			{"id": "contract", "label": "De overeenkomst"},
			{"id": "other", "label": "Andere klanten"},
			{"id": "skip", "label": "Sla over"},
		}}},
		{{
			"text": "Dit heb ik begrepen:\n– De bank zou op 3 maart komen.\n– Er kwam niemand, en er belde niemand.\n– U wilt een nieuwe datum.\n\nKlopt dit?",
			"asks": "confirm", "choices": []object{{"id": "yes", "label": "Ja, dat klopt"}, {"id": "no", "label": "Nee, ik wil iets verbeteren"}},
		}},
		{
			{"kind": "registered", "reference": "K26-004-71X"},
			{"kind": "deadline", "due": "2026-04-14", "regime": "own-sla"},
			{"text": "Uw klacht is geregistreerd. Het nummer is K26-004-71X.\n\nU krijgt uiterlijk op dinsdag 14 april 2026 antwoord.\n\nU hoort van een medewerker van de afdeling Bezorging. Vragen? Bel 0800 123 45 67 of mail klacht@example.nl. Meer staat op https://example.nl/klachten. Is er gevaar? Bel 112."},
		},
	},
	"en": {
		{{
			"text": "Good day. I am a digital assistant, not a person. You can always talk to a member of staff.\n\nWhat happened? Tell it in your own words. You can use more than one message.",
			"asks": "experience", "choices": []object{{"id": "done", "label": "That is my whole story"}},
		}},
		{
			{"text": "Thank you for telling us. I am sorry that the sofa came late and that you took a day off for it."},
			{"text": "What had you expected?", "asks": "expectation", "choices": []object{{"id": "skip", "label": "Skip"}, {"id": "why", "label": "Why do you ask?"}}},
		},
		{{"text": "Where did that expectation come from?", "asks": "expectation_source", "choices": []object{
			{"id": "website", "label": "Advert or website"},
			{"id": "sales", "label": "A salesperson"},
			{"id": "contract", "label": "The contract"},
			{"id": "other", "label": "Other customers"},
			{"id": "skip", "label": "Skip"},
		}}},
		{{
			"text": "This is what I understood:\n– The sofa was due on 3 March.\n– Nobody came, and nobody called.\n– You want a new date.\n\nIs this right?",
			"asks": "confirm", "choices": []object{{"id": "yes", "label": "Yes, that is right"}, {"id": "no", "label": "No, I want to correct it"}},
		}},
		{
			{"kind": "registered", "reference": "K26-004-71X"},
			{"kind": "deadline", "due": "2026-04-14", "regime": "own-sla"},
			{"text": "Your complaint has been registered. The number is K26-004-71X.\n\nYou will have an answer by Tuesday 14 April 2026.\n\nYou will hear from a member of staff of Deliveries. Questions? Call 0800 123 45 67 or mail complaints@example.org. More is at https://example.org/complaints."},
		},
	},
}
