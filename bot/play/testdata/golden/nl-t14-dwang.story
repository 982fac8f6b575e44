# T14: Dwang in een instelling.
@organisation zorggroep Avond
> Het eten op de afdeling is altijd koud
[done]
> Mijn moeder wordt elke nacht in bed vastgebonden
= flag t14
= escalated triage
= says niets meer uit te leggen
= asks contact
