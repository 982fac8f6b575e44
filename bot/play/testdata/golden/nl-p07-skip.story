# Patroon 7, energie: niet weten en overslaan. Geen verwijt, en niets wordt nog eens gevraagd.
@organisation Zonnestroom
> Jullie hebben mijn voorschot verhoogd zonder het te zeggen.
[done]
> Geen idee eigenlijk
= declined expectation
= says klantnummer
> Dat weet ik niet meer
= declined happened_on
= says Geen probleem
= asks remedy
> Zegt u het maar
= declined remedy
= asks confirm
> ja
= lacks klantnummer
= asks contact
> Sla maar over
= declined contact
