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
> That booking would just work, because it says so on your site
= fact expectation booking would just work
= asks happened_on
> Mag het toch weer in het Nederlands?
= locale nl
= asks happened_on
= fact expectation_source website
> gisteren
= fact happened_on 2026-11-15
= locale nl
