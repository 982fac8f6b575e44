# "O ja en …" was alleen een ja; wat erachter stond ging verloren.
> De kassa rekende gisteren te veel.
[done]
> 8 euro minder, zo stond het op het schap
= asks customer_reference
> o ja en de caissière was vorige week ook al zo bot
= fact experience caissière
= asks customer_reference
> ja
= lacks niet goed begrepen
= escalated nothing
