# Patroon 17, ziekenhuis: een medewerker, meteen. Buiten kantoortijd een eerlijk antwoord, en de keuze om door te gaan.
@organisation Ziekenhuis De Hof
@regime nl-wkkgz
> In mijn afspraakbrief stond de verkeerde datum.
[done]
@closed
> Ik wil een medewerker spreken
= escalated request
= says niemand aanwezig
= says dinsdag 17 november 2026
= asks contact
= offers continue
= lacks ik kan u ook helpen
> 06 12345678
= says +31612345678
= status queued
