# T16: The complaint comes for the third time.
@organisation The Chest webshop
> The chair wobbles
[done]
> This is the third time I email about this and I never get an answer
= flag t16
= escalated triage
= says do not have to start again
= asks contact
