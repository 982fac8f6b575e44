package understand_test

import (
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// table are the words that the design of triage names itself, by language and
// category. T15 and T16 are heard in whole sentences.
var table = map[string]map[string]string{
	"nl": {
		"t1":  "er is iemand gewond; ik ruik gas; het vatte vlam; rookontwikkeling; elektrische schok; allergische reactie; voedselvergiftiging; gevallen door een losse tegel; levensgevaarlijk; verkeerde medicatie; kind heeft het ingeslikt",
		"t2":  "ik wil niet meer leven; ik maak er een eind aan; ik zie het niet meer zitten; dan spring ik; jullie horen niks meer van me; ik kan niet meer",
		"t3":  "ik kom langs; ik weet waar je woont; ik steek de boel in brand; je bent nog niet van me af; ik sla je; pak ik je",
		"t4":  "aangerand; handtastelijk; seksueel; betast; grensoverschrijdend; mishandeld; geslagen door medewerker",
		"t5":  "vanwege mijn kleur; vanwege mijn geloof; vanwege mijn handicap; vanwege mijn geaardheid; racistisch; discriminatie; omdat ik buitenlands ben; om mijn hoofddoek",
		"t6":  "mijn zoontje is geslagen; ik ben 14; op de kinderopvang is mijn kind gevallen; een leerling is gewond; jeugdzorg",
		"t7":  "mijn man is net overleden; ik ben terminaal; ik begrijp het niet; ik kan niet lezen; schulden; uithuiszetting; geen geld voor eten; dement; mijn moeder kan dat niet",
		"t8":  "opgelicht; geld is weg; niet door mij gedaan; phishing; nepfactuur; gehackt; omkoping; fraude door uw medewerker",
		"t9":  "gegevens van iemand anders; mijn gegevens op straat; datalek; verkeerde brief ontvangen; u hebt mijn dossier gedeeld",
		"t10": "mijn advocaat; ingebrekestelling; ik stel u aansprakelijk; dagvaarding; rechtszaak; deurwaarder; schadeclaim; letselschade",
		"t11": "ik maak bezwaar; oneens met de beschikking; ik kreeg een boete; ik ga in beroep; uitkering stopgezet",
		"t12": "ik ben journalist; ik bel Kassa; ik mail Radar; hier de redactie; ik ben raadslid; Kamerlid; toezichthouder; ik ga naar de media",
		"t13": "misstand; ik werk hier; anoniem melden; integriteit; leidinggevende fraudeert",
		"t14": "overleden tijdens de operatie; calamiteit; vastgebonden; gedwongen opgenomen; tegen mijn wil",
		"t16": "dit is de derde keer; nog steeds niks gehoord; ik wacht al weken; termijn verstreken",
		"t17": "afgesloten van stroom; geen stroom; geen verwarming; geen medicijnen",
	},
	"en": {
		"t1":  "someone got hurt; I smell gas; it caught fire; electric shock; allergic reaction; food poisoning; wrong medication; unsafe; ended up in hospital",
		"t2":  "I want to die; end it all; can't go on; kill myself; no reason to live; better off without me",
		"t3":  "I know where you live; I'll come down there; burn it down; you'll regret this; I'll hurt you",
		"t4":  "groped; assaulted; harassed; inappropriate touching; abused",
		"t5":  "because of my race; because of my religion; because of my disability; racist; discriminated; homophobic",
		"t6":  "I'm 15; my child was hurt; my daughter was hit; at nursery my child was bitten; a pupil was bullied",
		"t7":  "my husband passed away; I am terminal; can't read; bailiffs; eviction; no money for food; dementia; power of attorney",
		"t8":  "scammed; unauthorised payment; money gone; hacked; fake invoice; bribe",
		"t9":  "someone else's data; data breach; sent to the wrong person; my details were leaked; GDPR complaint",
		"t10": "my solicitor; see you in court; letter before action; holding you liable; small claims; I will sue",
		"t11": "appeal the decision; penalty notice; benefit stopped",
		"t12": "I'm a journalist; the press; my MP; I contacted Ofcom; I contacted the FCA; I contacted the ombudsman; going to the papers",
		"t13": "blow the whistle; I work here; misconduct; cover-up",
		"t14": "he died on your ward; restrained; against my will; serious incident",
		"t16": "third time; still waiting; no one replied",
		"t17": "cut off from gas; no heating; no power; no medicine",
	},
}

// Given the words of the table of triage, when they are read, then each raises
// its category.
func TestTableOfTriage(t *testing.T) {
	rules, topics := understand.New(), complaintTopics(t)
	for lang, categories := range table {
		for id, all := range categories {
			for text := range strings.SplitSeq(all, "; ") {
				flags := raised(t, rules, bot.Input{
					Text: text, Locale: lang, Now: time.Date(2026, 11, 19, 12, 0, 0, 0, time.UTC), Zone: time.UTC, Dialog: topics,
				})
				if flags[id] == "" {
					t.Errorf("%s: %q doesn't raise %s", lang, text, id)
				}
			}
		}
	}
}
