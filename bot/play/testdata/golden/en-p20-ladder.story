# Pattern 20, energy: not understood: other words, choices, and then a person. Never the same sentence twice.
@organisation Brightwell Energy
> Last night's outage was not announced anywhere.
[done]
= asks expectation
> hmm
= says did not quite understand
= asks expectation
= offers skip
= offers human
> sdfjkl
= escalated unclear
= says member of staff
