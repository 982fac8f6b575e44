# "Toch maandag" werd de maandag van gisteren, en "nee, 10 november" werd niet begrepen.
> Op maandag 2 november is mijn fiets niet gerepareerd zoals afgesproken.
[done]
= asks customer_reference
> nee wacht het was dinsdag
= fact happened_on 2026-11-03
> o nee toch maandag
= fact happened_on 2026-11-02
> nee, 5 november
= fact happened_on 2026-11-05
= says donderdag 5 november
> het was op 5 november
= says had ik al opgeschreven
= asks customer_reference
