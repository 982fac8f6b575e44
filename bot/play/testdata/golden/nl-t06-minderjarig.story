# T6: De klant is veertien.
@organisation telefoonwinkel Belpunt
> Mijn telefoon is na een week kapot
[done]
> ik ben 14 en zit in de tweede klas
= flag t6
= escalated triage
= says kind of jongere
= asks contact
