# Pattern 7, energy: not knowing and skipping. No reproach, and nothing is asked again.
@organisation Brightwell Energy
> You raised my monthly payment without telling me.
[done]
> No idea really
= declined expectation
= says customer number
> I don't remember
= declined happened_on
= says No problem
= asks remedy
> You tell me
= declined remedy
= asks confirm
> yes
= lacks customer number
= asks contact
> skip
= declined contact
