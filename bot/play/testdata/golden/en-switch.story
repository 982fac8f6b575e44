# Begins in English, goes on in Dutch.
> My invoice is wrong, I was charged twice on 2 November
[done]
> kan dit ook in het nederlands?
> dat ik maar een keer zou betalen
> factuur 2026-881
> het geld terug, 45 euro
> nee, het bedrag klopt niet, het was 54 euro
> ja
[skip]
