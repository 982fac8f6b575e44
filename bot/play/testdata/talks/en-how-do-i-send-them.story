# "How do I send them?" was kept as what somebody had expected.
> The table arrived scratched on 12 November. I have photos.
[done]
= asks expectation
> how do I send them?
= says Add your photo
= asks expectation
> where can I find you?
= fact expectation nothing
= asks expectation
