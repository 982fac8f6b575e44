# Patroon 18, webwinkel: "u luistert niet" is geen verzoek om een mens, maar die wordt wel aangeboden.
> De jas die ik kreeg is twee maten te klein.
[done]
= asks expectation
> Je luistert helemaal niet
= offers human
= asks expectation
= escalated nothing
> Gewoon maat L, zoals ik had besteld
= fact expectation maat L
= asks happened_on
> dit schiet niet op zo
= offers human
= asks happened_on
