# "No it is 150 pounds" changed nothing, and "the date is wrong, it was 3 November" asked for the date.
> On Monday 2 November the plumber broke my sink.
[done]
> that he would mend the tap
[skip]
> pay for a new sink, 120 pounds
= asks confirm
> thank you
= lacks did not quite understand
= asks confirm
> no it is 150 pounds
= fact amount 150
= asks confirm
> no
= says What would you like to change?
> the date is wrong, it was 3 November
= fact happened_on 2026-11-03
= asks confirm
