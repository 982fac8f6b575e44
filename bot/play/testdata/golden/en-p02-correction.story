# Pattern 2, energy: a correction with the old value last, first and left out.
@organisation Brightwell Energy
@regime uk-ofgem
> The engineer did not turn up for my smart meter. That was Monday 9 November.
[done]
= asks expectation
> Sorry, I meant Tuesday, not Monday.
= says Tuesday 10 November 2026
= fact happened_on 2026-11-10
= asks expectation
> That somebody would come, as the letter said.
> not Tuesday but Wednesday 11 November
= fact happened_on 2026-11-11
= says Wednesday 11 November 2026
