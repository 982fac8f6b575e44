# Short lines were taken for a salutation, and the summary said only "i paid 40".
> the lamp
> it broke
> after 2 days
> monday
> i paid 40
[done]
> that it works
> no number
> new lamp
= says it broke; after 2 days
= asks confirm
