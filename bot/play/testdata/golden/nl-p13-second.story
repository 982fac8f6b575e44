# Patroon 13, trein: nog een klacht. De eerste wordt afgemaakt, de tweede wordt niet vergeten.
@organisation Noorderspoor
@regime eu-rail
> Op 12 november viel de trein van 7:40 naar Zwolle uit.
[done]
> Dat hij zou rijden.
> En mijn vorige rit ging ook mis, dat is een tweede klacht.
= says tweede klacht
= asks customer_reference
> Ik kwam een uur te laat op mijn werk
= lacks niet goed begrepen
= asks customer_reference
> geen nummer
= asks remedy
> Mijn geld terug
= asks confirm
= lacks vorige rit
> ja
> Sem Bakker, sem@voorbeeld.nl
= says K26-7XQ4M-2P9T1
> nee hoor
= says tweede klacht
