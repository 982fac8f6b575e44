# Patroon 16, wonen: een dag die niet kan. De reden wordt genoemd, met een voorbeeld.
@organisation Woonstichting De Haven
> Er druppelt water uit het plafond van mijn badkamer.
[done]
> Dat jullie het meteen zouden maken
= asks happened_on
> Het was 31 november
= says niet op de kalender
= asks happened_on
> volgende week dinsdag
= says moet nog komen
= says dinsdag 24 november 2026
= asks happened_on
> 30 oktober
= fact happened_on 2026-10-30
