# Pattern 7, energy: not knowing and skipping. No reproach, and nothing is asked again.
@organisation Brightwell Energy
> You raised my monthly payment without telling me.
[done]
> No idea really
= declined expectation
> I don't remember
= declined happened_on
> skip
> I don't have it to hand
> nothing special
> You tell me
