# Pattern 5, hospital: the correction is taken back.
@organisation Dale Hospital
@regime uk-nhs
> On Monday 9 November I sat in the waiting room for two hours for a ten minute appointment.
[done]
> Sorry, it was Tuesday.
= fact happened_on 2026-11-10
= says Tuesday 10 November 2026
> Actually no, Monday was right.
= fact happened_on 2026-11-09
= says Monday 9 November 2026
= asks expectation
