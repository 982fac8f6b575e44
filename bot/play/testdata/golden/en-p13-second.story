# Pattern 13, trains: another complaint. The first is finished, the second isn't forgotten.
@organisation Northern Line Trains
@regime eu-rail
> On 12 November the 7:40 to York was cancelled.
[done]
> That it would run.
> And my last trip went wrong too, that's a second complaint.
= says second complaint
= asks customer_reference
> I was an hour late for work
= lacks did not quite understand
= asks customer_reference
> no number
= asks remedy
> My money back
= asks confirm
= lacks last trip
> yes
> Sam Baker, sam@example.com
= says K26-7XQ4M-2P9T1
> no thanks
= says second complaint
