# T10: A formal claim.
@organisation Swift Removals
> The cupboard was damaged in the move
[done]
> I hold you liable for the damage and my solicitor will write to you
= flag t10
= escalated triage
= says no statement
= asks contact
