# T9: Gegevens van een ander.
@organisation ziekenhuis De Linde
> Mijn afspraak is verzet zonder bericht
[done]
> In de brief zat de uitslag van een andere patiënt
= flag t9
= escalated triage
= says niet nog eens
= asks contact
