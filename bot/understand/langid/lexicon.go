package langid

import "strings"

// The languages that are told apart by their words.
const (
	nl = iota
	en
	de
	fr
	es
	it
	pt
	pl
	tr
	ro
	languages
)

var codes = [languages]string{"nl", "en", "de", "fr", "es", "it", "pt", "pl", "tr", "ro"}

type entry struct {
	langs  uint16
	weight float64
}

// lexicon holds the words of all lists; one that several have speaks for each.
var lexicon = func() map[string]entry {
	all := map[string]entry{}
	add := func(lang int, weight float64, list string) {
		for w := range strings.FieldsSeq(list) {
			e := all[w]
			e.langs |= 1 << lang
			e.weight = max(e.weight, weight)
			all[w] = e
		}
	}
	add(nl, common, dutch)
	add(en, common, english)
	add(nl, ordinary, dutchComplaints)
	add(en, ordinary, englishComplaints)
	add(en, loan, loans)
	add(nl, loan/2, loans)
	add(de, common, german)
	add(fr, common, french)
	add(es, common, spanish)
	add(it, common, italian)
	add(pt, common, portuguese)
	add(pl, common, polish)
	add(tr, common, turkish)
	add(ro, common, romanian)
	return all
}()

const dutch = `
ik jij je u hij zij ze wij we jullie mij me hem haar ons hun mijn jouw uw onze zijn wie wat waar wanneer waarom hoe welke
de het een en of maar want dus omdat dat die deze dit er daar hier als dan toen nu nog niet geen wel ook al alweer weer steeds
ja nee is was waren ben bent heb hebt heeft had hadden hebben wordt word werd worden werden zal zou zouden zullen kan kon kunnen
konden moet moest moeten mag mocht wil wilt wilde willen ga gaat ging gaan kom komt kwam komen doe doet deed doen zeg zegt zei
zeggen gezegd gedaan gegaan gekomen geworden geweest gehad van voor met zonder naar bij uit over onder tussen tegen tot door sinds
op in aan om te af na erg heel veel weinig meer meest alles niets iets niemand iemand iedereen altijd nooit vaak soms gisteren
vandaag morgen eergisteren vorige volgende week weken dag dagen maand maanden jaar uur graag alstublieft bedankt dank hallo goedemorgen
goedemiddag goedenavond goedendag hoi dag sorry zo'n zon eigenlijk gewoon misschien helaas echt toch even eerst daarna later
vroeger hele goed slecht mooi nieuw oud kapot stuk twee drie vier vijf zes zeven acht negen tien mens iemands niks da gij ge
ene effe m'n mn z'n zn d'r ne nen kben wilde wou gaarne hierbij gelieve dient doch reeds moge hetgeen aub svp mvg groet groetjes
bij via krijg krijgt kreeg krijgen gekregen zien zie gezien weet wist weten geweten vind vindt vond vinden laat laten liet zit
zat staat stond staan hoor hoort hoorde horen gehoord denk dacht denken gedacht wacht wachten wachtte gewacht stop klopt klopte
dinsdag woensdag donderdag vrijdag zaterdag zondag maandag maart mei juni juli augustus oktober januari februari gaat mee terug
elke ieder iedere andere ander anders allemaal beide zelf eigen eerste tweede derde laatste keer maal tijd geld spreek praten
spreken helpen hulp laat liever anoniem klaar sla overslaan opnieuw medewerker asjeblieft alsjeblieft tuurlijk natuurlijk precies
inderdaad absoluut jawel nope weten geenszins hoezo ongeveer misschien wellicht zeker juist verkeerd
`

const english = `
i you he she it we they me him her us them my your his its our their mine yours who what where when why how which
the a an and or but because so that this these those there here if then now still not no yes is was were am are be been being
have has had having do does did done doing don't dont didn't didnt doesn't doesnt can can't cant could couldn't couldnt will won't
wont would wouldn't wouldnt shall should shouldn't may might must isn't isnt wasn't wasnt weren't aren't arent haven't havent hasn't hasnt
hadn't i'm im i've ive i'll you're you've we're we've they're they've it's its that's thats there's let's of for with without to from
by at on in about over under between against until through since up out off after before very much many more most everything
nothing something anything someone anyone everyone nobody always never often sometimes yesterday today tomorrow last next week
weeks day days month months year years hour hours please thanks thank hello hi hey good morning afternoon evening sorry such
actually just maybe unfortunately really though first later new old two three four five six seven eight nine ten get got
getting give gave given make made take took taken say said says tell told go went gone going come came coming see saw seen
know knew known think thought want wanted wants need needed like would tried try trying asked ask asking call called calling
only also again even ever because while than too into back down same other another both each every own few all any some
one tuesday wednesday thursday friday saturday sunday monday march june july august october january february skip correct right
wrong speak talk help human person nope yep yeah okay sure exactly indeed none forget cancel stop start change changed mean meant
`

const dutchComplaints = `
klacht klachten klagen pakket pakje bestelling besteld bestelde geleverd levering leveren bezorgd bezorger bezorging gebeld bellen
gemaild mailen antwoord antwoorden reactie vraag vragen gevraagd klant klanten klantenservice klantnummer bestelnummer ordernummer
factuur facturen rekening betaald betalen betaling bedrag kosten terugbetaling terugbetalen afgeschreven incasso abonnement opgezegd
opzeggen opzegging verlengd beloofd belofte beloven verwacht verwachtte verwachting afgesproken afspraak gewoonweg onbeleefd
onbeschoft onvriendelijk brutaal slechte goede beschadigd defect werkt werkte aankoop gekocht kopen verkoper winkel medewerkster
aangekomen ontvangen verstuurd verzonden verzending bericht brief telefoon telefonisch nummer naam adres euro geholpen opgelost
oplossing oplossen probleem problemen teleurgesteld boos ontevreden tevreden vervelend schandalig belachelijk waardeloos ergernis
trein bus monteur apparaat wasmachine garantie ruilen schade vergoeding korting excuses herstellen vervangen vertraging gewacht
doorverbonden wachtrij teruggebeld teruggestuurd geretourneerd buren deur dicht website inloggen wachtwoord storing gemeente
vergunning bezwaar uitkering huur woning huis kinderen kind vrouw man moeder vader dochter zoon
`

const englishComplaints = `
complaint complaints complain parcel package order ordered delivery deliver delivered courier driver rang answer answered reply
replied question customer customers number invoice bill billed charged charge paid pay payment amount fee fees refund refunded
money direct debit subscription cancelled canceled cancellation renewed promised promise expected expect expecting expectation
agreed appointment rude unfriendly dismissive bad terrible awful disgusting damaged broken faulty defective works working worked
bought buy purchase seller shop store staff employee arrived received shipped shipping message letter phone telephone name address
pounds helped solved solution solve problem problems issue disappointed angry unhappy satisfied annoying outrageous ridiculous
useless train engineer appliance machine warranty exchange damage compensation discount apology apologise repair replace replacement
delay waited waiting transferred queue returned neighbours neighbor door website log password outage council permit benefit rent
house home children child wife husband mother father daughter son manager representative someone
`

// loans are English words that Dutch uses as its own.
const loans = `
service customer online website account e-mail email mail app chat tracking trace track code order refund deal sale voucher
ticket manager agent computer laptop internet wifi router update login helpdesk chatbot bot robot feedback support team link
review cash cashback shop webshop store fulltime parttime meeting call center callcenter contract product probleem in was is
test status plan stress film
`

const german = `
ich du er sie wir ihr mich mir dich dir uns euch mein meine meinen dein sein ihre der die das den dem ein eine einen einem einer
und oder aber weil dass nicht kein keine ist sind war waren bin habe hat haben hatte wird wurde werden kann konnte muss mochte
mit ohne nach bei aus von zum zur auf fur uber unter seit vor durch noch immer schon auch nur sehr wenn wann warum wie was
bitte danke guten tag morgen hallo heute gestern spreche deutsch sprechen paket bestellung rechnung geld kundenservice niemand
wollen will ja nein beschwerde zuruck
`

const french = `
je tu il elle nous vous ils elles me te se mon ma mes ton votre vos notre le la les un une des du et ou mais parce que qui quoi
ne pas plus est sont etait suis ai as avons avez ont avait fait faire peux peut veux voudrais dois avec sans pour par dans sur
sous depuis chez ce cette ces tres bien mal oui non merci bonjour bonsoir aujourd'hui hier demain quand pourquoi comment parle
francais parler colis commande facture argent service jamais toujours rien personne j'ai jai n'est c'est cest d'un qu'il
reclamation plainte aide
`

const spanish = `
yo tu el ella nosotros ustedes ellos mi mis su sus la los las un una unos y o pero porque que quien no es son era soy estoy
esta estan he ha han habia hacer puedo puede quiero quisiera debo con sin para por en sobre desde muy bien mal si gracias hola
buenos buenas dias tardes hoy ayer manana cuando como donde hablo espanol hablar paquete pedido factura dinero nunca siempre
nada nadie me te se lo le del al queja ayuda todavia llegado
`

const italian = `
io tu lui lei noi voi loro mio mia miei suo sua il lo la i gli le un uno una e o ma perche che chi non e' sono era ho hai ha
abbiamo hanno fare posso puo voglio vorrei devo con senza per da di in su tra molto bene male si grazie buongiorno ciao oggi
ieri domani quando come dove parlo italiano parlare pacco ordine fattura soldi mai sempre niente nessuno mi ti ci della del
dei nella questo questa ancora arrivato reclamo aiuto
`

const portuguese = `
eu voce ele ela nos eles meu minha seu sua o os as um uma e ou mas porque que quem nao sim sou estou esta tenho tem tinha fazer
posso pode quero preciso com sem para por em no na nos nas do da dos das muito bem mal obrigado obrigada ola bom boa dia hoje
ontem amanha quando como onde falo portugues falar encomenda pedido fatura dinheiro nunca sempre nada ninguem ainda reclamacao
`

const polish = `
ja ty on ona my wy oni moj moja moje nie tak jest sa byl byla bylo jestem mam masz ma mamy maja moge moze chce prosze dziekuje
dzien dobry czesc i a ale bo ze ktory co kto gdzie kiedy dlaczego jak z bez do od na w po przez dla jeszcze juz bardzo
mowie polsku paczka zamowienie faktura pieniadze nigdy zawsze nic nikt sie to ten ta jego jej nasz reklamacja pomoc
`

const turkish = `
ben sen o biz siz onlar benim senin bizim sizin bir ve veya ama cunku ki degil var yok evet hayir icin ile gibi kadar daha cok
iyi kotu merhaba tesekkur ederim lutfen bugun dun yarin ne neden nasil nerede kim turkce konusuyorum paket siparis fatura para
hic her zaman sikayet hala bu su istiyorum geldi gelmedi bilmiyorum konusmuyorum hollandaca ingilizce gun hafta haftadir gundur
aydir once sonra biri kimse degildi oldu olmadi yapti merhabalar selam siparisim paketim faturam param yardim edin rica
`

const romanian = `
eu tu el ea noi voi ei mea meu un o si sau dar pentru ca nu da este sunt era am ai are avem au fac pot vreau trebuie cu fara
din la pe de in foarte bine multumesc buna ziua azi ieri maine cand unde cum vorbesc romana pachet comanda factura bani
niciodata nimic nimeni inca plangere
`
