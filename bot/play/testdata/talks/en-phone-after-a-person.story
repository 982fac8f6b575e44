# A phone number after the wish for a human wasn't acknowledged, and the till was a date.
> I was overcharged at the till yesterday.
= fact happened_on 2026-11-15
[done]
> can I talk to someone?
= escalated request
> 07700 900456
= says Noted: +447700900456
