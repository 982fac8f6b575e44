# T11: Behind the complaint there is an objection.
@organisation Willowdale Council
> The desk was closed at three
[done]
> I want to appeal against the decision on my parking permit
= flag t11
= escalated triage
= says time limit
= asks contact
