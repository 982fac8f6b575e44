# "Mijn BSN is … en mijn rekening …" werd teruggelezen als wat er was gebeurd.
> Mijn BSN is 111222333 en mijn rekening NL91ABNA0417164300. Er is 2 keer 30 euro afgeschreven.
= says burgerservicenummer
[done]
= says “Er is 2 keer 30 euro afgeschreven”
> een keer 30 euro
> vorige week
> nee
= asks confirm
> 30 euro terug
= fact remedy 30 euro terug
> 445566
= fact customer_reference 445566
= asks confirm
