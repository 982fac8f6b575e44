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
= asks happened_on
> En wat gebeurt er daarna met mijn klacht?
= asks happened_on
> wie leest dit allemaal?
= says alleen om uw klacht te behandelen
= asks happened_on
> de laatste keer was op 3 november
