# T17: Een gezin zonder verwarming.
@organisation woonstichting De Haven
> De monteur kwam niet op de afgesproken dag
[done]
> We zitten al drie dagen zonder verwarming en het vriest
= flag t17
= escalated triage
= says niet op wachten
= asks contact
