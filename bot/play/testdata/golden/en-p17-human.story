# Pattern 17, hospital: a person, at once. Out of hours an honest answer, and the choice to go on.
@organisation Dale Hospital
@regime uk-nhs
> My appointment letter had the wrong date on it.
[done]
@closed
> Let me talk to a person
= escalated request
= says Nobody is here
= says Tuesday 17 November 2026
= asks contact
= offers continue
[continue]
= asks expectation
= lacks repeat
> That the date would be right
= asks happened_on
