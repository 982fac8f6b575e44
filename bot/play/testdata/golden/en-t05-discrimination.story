# T5: A customer was refused for where he comes from.
@organisation Dam Gym
> My registration was not processed
[done]
> Your employee said they do not take Moroccans any more
= flag t5
= escalated triage
= says personally
= asks contact
