# Boos; dat wordt niet bestraft.
> WAT EEN KLOTEBEDRIJF!! al drie weken geen geld terug van mijn retour, factuur 88213, jullie hadden beloofd binnen 5 dagen
.. 9s
> nee dat is alles
> stelletje klootzakken
> gewoon mijn geld terug
> eind oktober
> krijg ik nu mijn geld terug of niet
> ja
= asks contact
> sla over
