# Een kaal nummer op een open vraag werd niet begrepen.
> Mijn jas kwam vrijdag met een gat in de mouw.
[done]
> een hele jas
[skip]
= asks remedy
> 7712388
= fact customer_reference 7712388
= asks remedy
