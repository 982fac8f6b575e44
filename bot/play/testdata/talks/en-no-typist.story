# Who can't type was met with silence; now a human is offered, once.
> I am no good at typing, I can never say it like this
= says take over from me
> the lamp I ordered is the wrong colour
[done]
= asks expectation
