# Pattern 11, hospital: a question on the way, and back again.
@organisation Dale Hospital
@regime uk-nhs
> My eye appointment was moved three times.
[done]
= asks expectation
> How long will this take?
= says at the latest
= asks expectation
> That the first date would stand.
> Will this cost me anything?
= says costs you nothing
= asks happened_on
> And what happens to my complaint after that?
= asks happened_on
> who gets to read all this?
= says only to handle your complaint
= asks happened_on
> the last time was on 3 November
