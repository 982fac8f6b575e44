# T14: Force in an institution.
@organisation Evening Care
> The food on the ward is always cold
[done]
> My mother is tied to her bed every night
= flag t14
= escalated triage
= says not have to explain
= asks contact
