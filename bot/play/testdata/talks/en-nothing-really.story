# "Nothing really" and "thanks" were solutions that somebody wanted, and an apology was no wish.
> You overcharged me 25 pounds on 3 November.
[done]
> the price on the label
= asks customer_reference
> 25 pounds back
= fact remedy 25 pounds back
[skip]
> thanks
= fact impact nothing
> nothing really
= declined impact
= asks confirm
> an apology from the manager
= fact remedy apology
= asks confirm
