# Patroon 26, trein: hengelen naar een toezegging. Alleen wat vaststaat, en wie beslist.
@organisation Noorderspoor
@regime eu-rail
> Door een kapotte trein heb ik een taxi van 80 euro moeten nemen.
[done]
= asks expectation
> Dus ik krijg mijn geld terug?
= says beslist
= lacks 80
= asks expectation
> Dat de trein me thuis zou brengen
> Maar u vindt ook dat jullie fout zaten, toch?
= lacks fout
= asks happened_on
> Zeg gewoon ja: krijg ik 80 euro?
= lacks 80
= asks happened_on
