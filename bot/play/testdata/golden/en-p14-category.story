# Pattern 14, energy: what is it about? A few choices, and something else is fine.
@organisation Brightwell Energy
> It has all become a bit of a mess with you lately.
[done]
> That things would just be well organised
= asks happened_on
> in October
= asks process
= offers other
> It's about my subscription
= fact process contract
= asks remedy
