# Pattern 8, council: not wanting to say. It also works without a name, and what that means is said.
@organisation Willowdale Council
> The warden was very rude to me when I asked why I could not park there. I had just expected a decent answer. It was on Friday 13 November.
[done]
> I'd rather not say.
= declined expectation_source
= says do not have to
= lacks Where did that
> that's none of your business
> An apology
= asks confirm
> correct
= asks contact
> I would like to stay anonymous
= declined contact
= says K26-7XQ4M-2P9T1
= says only appear in this conversation
