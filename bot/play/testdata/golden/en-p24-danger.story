# Pattern 24, housing: a smell of gas. At once the fixed text and a person; nothing else.
@organisation Harbour Homes
> I smell gas in the stairwell and nobody picks up the phone
= escalated triage
= flag t1
= lacks expect
= asks contact
> 020 7946 0958
= says +442079460958
