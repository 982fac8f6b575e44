# Pattern 12, webshop: where does it stand? During the intake, after it, and about an earlier complaint.
@organisation Linden Webshop
> What about my complaint?
= says member of staff
= offers human
> Only half of my order 55102 arrived. On 5 November I got one box out of two.
[done]
> Is my complaint being handled yet?
= says not been registered yet
= asks expectation
> That it would all come at once
> nothing really
> Deliver it again
= asks confirm
> yes that's right
> Mia Vos, mia.vos@example.com
= says K26-7XQ4M-2P9T1
> no thanks
> What is happening with my complaint?
= says K26-7XQ4M-2P9T1
= says Monday 30 November 2026
