# Pattern 15, council: a date that can be read in two ways.
@organisation Willowdale Council
> My new driving licence was not ready at the desk, although that had been agreed.
[done]
= asks happened_on
> 03/04
= says Do you mean Friday 3 April 2026?
= offers yes
> yes
= fact happened_on 2026-04-03
