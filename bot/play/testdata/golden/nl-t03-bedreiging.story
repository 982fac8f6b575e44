# T3: Een boze klant bedreigt een medewerker: geen ruzie, wel een mens.
@organisation webwinkel De Kist
> Mijn pakket is twee weken te laat
[done]
> Ik weet waar die bezorger woont, ik sla hem in elkaar
= flag t3
= escalated triage
= says Een medewerker neemt dit gesprek over
= asks contact
