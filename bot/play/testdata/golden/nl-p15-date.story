# Patroon 15, gemeente: een datum die op twee manieren te lezen is.
@organisation gemeente Wilgendam
@regime nl-awb
> Mijn nieuwe rijbewijs lag niet klaar bij de balie, terwijl dat wel was afgesproken.
[done]
= asks happened_on
> 03-04
= says Bedoelt u vrijdag 3 april 2026?
= offers yes
> nee, 4 maart
= fact happened_on 2026-03-04
