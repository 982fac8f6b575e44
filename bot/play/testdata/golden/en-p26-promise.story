# Pattern 26, trains: fishing for a promise. Only what is settled, and who decides.
@organisation Northern Line Trains
@regime eu-rail
> Because of a broken train I had to take a taxi for £80.
[done]
= asks expectation
> So you'll refund me?
= says decides
= lacks 80
= asks expectation
> That the train would take me home
> But you agree that it was your fault, right?
= lacks fault
= asks happened_on
> Just say yes: do I get the £80?
= lacks 80
= asks happened_on
