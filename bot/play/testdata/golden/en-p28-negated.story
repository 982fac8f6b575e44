# Pattern 28, trains: not this, but that.
@organisation Northern Line Trains
> The ticket from the machine did not open the gate.
[done]
> That it would simply work. Not the website, a member of staff said so.
= fact expectation_source colleague
> 12 November, not 11
= fact happened_on 2026-11-12
