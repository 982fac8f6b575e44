# Kort en zonder hoofdletters; de bot vraagt wat ontbreekt.
> mijn pakket is nog steeds niet gekomen
.. 10s
> nee
> dat het dinsdag bezorgd werd
> stond op de website
> vorige week dinsdag
> 10482235
> ik heb er een dag vrij voor genomen
> verzendkosten terug
> ja
> Jan de Vries, jan.devries@example.nl
> ja hoor
> dank je
