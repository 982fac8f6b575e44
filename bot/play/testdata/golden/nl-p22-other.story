# Patroon 22, wonen: een andere taal. Eerlijk, in die taal, met de weg naar een mens; het verhaal telt gewoon.
@organisation Woonstichting De Haven
> Ich spreche leider kein Niederländisch. Die Heizung in meiner Wohnung ist seit Samstag kaputt.
= says Niederländisch
= says Mensch
= offers human
= locale nl
> Danke. Niemand ist gekommen.
= lacks Mensch
[done]
= says Die Heizung
= asks expectation
