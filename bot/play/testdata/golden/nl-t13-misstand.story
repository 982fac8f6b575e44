# T13: Iemand van binnen meldt een misstand.
@organisation zorggroep Avond
> De roosters kloppen niet
[done]
> Ik werk hier zelf en de incidenten worden niet gemeld van de directie
= flag t13
= escalated triage
= says beschermde weg
= asks contact
