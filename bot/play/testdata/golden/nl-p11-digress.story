# Patroon 11, ziekenhuis: een vraag tussendoor, en weer terug. Tweemaal dezelfde vraag krijgt geen tweemaal dezelfde zin.
@organisation Ziekenhuis De Hof
@regime nl-wkkgz
> Mijn afspraak bij de oogarts is drie keer verzet.
[done]
= asks expectation
> Hoe lang duurt dit eigenlijk?
= says uiterlijk
= asks expectation
> Dat de eerste datum doorging.
> Kost dit mij iets?
= says kost u niets
= asks expectation_source
> En wat gebeurt er daarna met mijn klacht?
= asks expectation_source
> wie leest dit allemaal?
= says alleen om uw klacht te behandelen
= asks expectation_source
> het stond in de brief
