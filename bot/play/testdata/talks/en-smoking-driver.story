# A driver who smoked was a fire.
> The bus was 40 minutes late on Friday, and the driver was smoking.
= flag none
[done]
> that it runs on time
= escalated nothing
