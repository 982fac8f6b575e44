# "Yes that's right" was kept as the solution that somebody wanted.
> The kettle I bought on 4 November leaks.
[done]
> That it would hold water
= asks customer_reference
[skip]
= asks remedy
> Yes that's right
= fact remedy nothing
= asks remedy
= lacks did not quite understand
> A new kettle would be lovely.
= fact remedy new kettle
= asks confirm
