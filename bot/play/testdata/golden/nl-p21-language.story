# Patroon 21, gemeente: naar het Engels en terug. Een leenwoord verandert niets; wat al gezegd is, blijft.
@organisation gemeente Wilgendam
> De website crasht steeds bij het boeken van een slot voor mijn paspoort, echt een bad experience.
= silent
= locale nl
[done]
= asks expectation
> Kan dit in het Engels?
= locale en
= asks expectation
= says English
> That booking would just work
= fact expectation booking would just work
= asks expectation_source
> Mag het toch weer in het Nederlands?
= locale nl
= asks expectation_source
> dat stond op jullie site
= fact expectation_source website
= locale nl
