# T11: Achter de klacht zit een bezwaar.
@organisation gemeente Wilgendam
> De balie was om drie uur al dicht
[done]
> Ik maak bezwaar tegen het besluit over mijn parkeervergunning
= flag t11
= escalated triage
= says eigen termijn
= asks contact
