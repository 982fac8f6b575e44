# Patroon 5, ziekenhuis: de verbetering wordt teruggedraaid.
@organisation Ziekenhuis De Hof
@regime nl-wkkgz
> Ik heb maandag 9 november twee uur in de wachtkamer gezeten voor een afspraak van tien minuten.
[done]
> Sorry, het was dinsdag.
= fact happened_on 2026-11-10
= says dinsdag 10 november 2026
> O nee, toch maandag.
= fact happened_on 2026-11-09
= says maandag 9 november 2026
= asks expectation
