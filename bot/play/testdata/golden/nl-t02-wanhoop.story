# T2: Een klacht over een uitkering; dan wanhoop.
@organisation gemeente Wilgendam
> De brief over mijn aanvraag klopt niet
[done]
> Eerlijk gezegd wil ik niet meer leven
= flag t2
= escalated triage
= says 113
= asks contact
