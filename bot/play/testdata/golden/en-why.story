# Questions on the way, then back to the point.
> The app keeps crashing when I try to pay. I expected it to just work.
[done]
> why do you want to know?
> I don't remember
> are you a robot?
> I could not buy tickets for my kids' show
> how long will this take?
> so will you refund me?
> a working app
> yes
> I'd rather not say
