# Pattern 16, housing: a day that can't be. The reason is named, with an example.
@organisation Harbour Homes
@regime uk-housing
> Water is dripping from my bathroom ceiling.
[done]
> That you would fix it straight away
= asks happened_on
> It was 31 November
= says not on the calendar
= asks happened_on
> It happened next week Tuesday
= says still to come
= asks happened_on
> 30 October
= fact happened_on 2026-10-30
