# Gevaar: direct naar een mens, met het noodnummer.
> De waterkoker die ik bij jullie kocht vatte vanochtend vlam en mijn hand is verbrand
> marieke@example.nl
> het was gisteren gekocht
@join Anna
@say Anna: Goedemorgen, ik ben Anna van De Linde. Wat naar. Hoe gaat het met uw hand?
> het gaat wel, dank u
@leave Anna bot
