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
= asks expectation_source
> And what happens to my complaint after that?
= asks expectation_source
> who gets to read all this?
= says only to handle your complaint
= asks expectation_source
> it was in the letter
