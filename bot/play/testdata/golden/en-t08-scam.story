# T8: Money is gone at a bank.
@organisation Bank of the North
> The app keeps crashing
[done]
> Someone took 800 pounds from my account and it was not me
= flag t8
= escalated triage
= says your bank
= asks contact
