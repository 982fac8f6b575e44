# Pattern 18, webshop: "you're not listening" asks for no person, but one is offered.
@organisation Linden Webshop
> The coat I got is two sizes too small.
[done]
= asks expectation
> You're not listening at all
= offers human
= asks expectation
= escalated nothing
> Just size L, as I ordered
= fact expectation size L
= asks happened_on
> this is getting us nowhere
= offers human
= asks happened_on
