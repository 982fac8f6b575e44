# Patroon 28, trein: niet dit, maar dat.
@organisation Noorderspoor
> Het kaartje uit de automaat deed het niet bij het poortje.
[done]
> Dat het gewoon zou werken. Niet de website, een medewerker zei het.
= fact expectation_source colleague
> 12 november, niet 11
= fact happened_on 2026-11-12
