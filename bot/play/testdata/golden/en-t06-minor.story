# T6: The customer is fourteen.
@organisation Bell Phones
> My phone broke after a week
[done]
> I'm 14 and in year 9
= flag t6
= escalated triage
= says child or young person
= asks contact
