# Patroon 32, gemeente: zonder model. Wat de klant ziet is goedgekeurde tekst; nergens een storing. (De modelkant staat in bot/assist.)
@organisation gemeente Wilgendam
@regime nl-awb
> Ik heb op 2 november een paspoort aangevraagd en het is nog niet klaar. Op de site stond vijf werkdagen. Nu kan ik niet op vakantie. Ik wil het graag deze week hebben.
.. 10s
= says paspoort
= lacks storing
= lacks fout
> nee dat was het
= lacks Wanneer was dat
= lacks storing
= fact remedy deze week
