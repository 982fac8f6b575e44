# Patroon 3, webwinkel: in de samenvatting klopt één ding niet; alleen dat verandert.
> Ik heb op 3 november 54 euro betaald voor een waterkoker die na één dag kapot was. Bestelnummer 4471902.
[done]
> Dat hij een paar jaar zou meegaan.
> Ik kook nu steeds water in een pan
> Een nieuwe waterkoker
= asks confirm
= says 54,00
> Het bedrag klopt niet, het was 45 euro.
= asks confirm
= says 45,00
= lacks 54,00
= says Een nieuwe waterkoker
> En de datum moet 4 november zijn
= says woensdag 4 november 2026
= asks confirm
> Ja, nu klopt het
= asks contact
