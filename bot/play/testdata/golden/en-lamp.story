# Two words, and as little as can be after that: seven turns to the reference.
> lamp broken
[done]
= asks expectation
> that it worked
= asks happened_on
> yesterday
= asks remedy
> new lamp
= asks confirm
= says yourself
> no, for somebody else
= says somebody else
> yes
= asks contact
> sam@example.com
= says K26-7XQ4M-2P9T1
