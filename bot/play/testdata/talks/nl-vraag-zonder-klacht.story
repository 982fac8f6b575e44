# Een gewone vraag werd de ervaring van een klacht.
> Hoe laat gaan jullie zondag open?
= says heb ik geen antwoord
= lacks ?
= offers human
= fact experience nothing
.. 10s
= silent
> Leveren jullie ook in België?
= says weet ik niet
> Ik stond gisteren voor een dichte deur terwijl op de site stond dat u open was.
= silent
[done]
= says “Ik stond gisteren voor een dichte deur”
= fact nature complaint
