# "Order 99-812" was the solution that somebody wanted.
> My order of 3 November never came and I paid 30 pounds.
[done]
> within a week
= asks customer_reference
[skip]
> order 99-812
= fact customer_reference 99-812
= fact remedy nothing
= asks remedy
> refund me
= asks confirm
