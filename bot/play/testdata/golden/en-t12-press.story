# T12: A journalist.
@organisation Harbour Homes
> The lift has stood still for a week
[done]
> I am a journalist with the regional radio and I am writing about this
= flag t12
= escalated triage
= says press and regulators
= asks contact
