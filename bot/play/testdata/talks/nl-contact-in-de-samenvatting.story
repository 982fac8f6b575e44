# De naam ging verloren als iemand die bij de samenvatting gaf.
> Mijn pakje is woensdag kapot bezorgd, ik wil een nieuw pakje. Het ordernummer is 12345.
[done]
> heel
> website
> geen
> een nieuw pakje
= asks confirm
> Mia Vos, mia.vos@voorbeeld.nl
= fact contact Mia Vos
= asks confirm
> ja
= fact contact mia.vos@voorbeeld.nl
