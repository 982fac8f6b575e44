# Pattern 9, webshop: why? The answer fits the question, which comes back in other words.
@organisation Linden Webshop
> The table I bought has a big crack in it.
[done]
= asks expectation
> Why do you need that?
= says difference between
= asks expectation
= lacks What did you expect to happen?
> A table without a crack
> why do you want to know that
= says With the date
= asks happened_on
[why]
= asks happened_on
