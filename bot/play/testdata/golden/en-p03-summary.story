# Pattern 3, webshop: one thing in the summary is wrong; only that changes.
@organisation Linden Webshop
> On 3 November I paid £54 for a kettle that broke after one day. Order number 4471902.
[done]
> That it would last a few years.
> I have to boil water in a pan now
> A new kettle
= asks confirm
= says £54.00
> The amount is wrong, it was £45.
= asks confirm
= says £45.00
= lacks £54.00
= says A new kettle
> And the date should be 4 November
= says Wednesday 4 November 2026
= asks confirm
> Yes, that's right now
= asks contact
