# Pattern 19, trains: say that again? Once more, shorter and in other words.
@organisation Northern Line Trains
> The escalator at the station is broken and I can't climb stairs.
[done]
= asks expectation
> Say that again?
= asks expectation
= lacks What did you expect to happen?
> Sorry, once more?
= asks expectation
> That the escalator would work
