# Kort en zonder hoofdletters; de bot vraagt wat ontbreekt.
> mijn pakket is nog steeds niet gekomen
.. 10s
> nee
> dat het dinsdag bezorgd werd
> vorige week dinsdag, 10482235
= fact customer_reference 10482235
> verzendkosten terug
> ja
> Jan de Vries, jan.devries@example.nl
> ja hoor
> dank je
