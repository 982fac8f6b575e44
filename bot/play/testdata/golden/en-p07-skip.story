# Pattern 7, energy: not knowing and skipping. No reproach, and nothing is asked again.
@organisation Brightwell Energy
> You raised my monthly payment without telling me.
[done]
> No idea really
= declined expectation
> I don't remember
= declined happened_on
= says No problem
= asks customer_reference
> I don't have it to hand
= asks impact
> skip
= asks remedy
> You tell me
= declined remedy
= asks confirm
