# Patroon 29, ziekenhuis: een antwoord én een vraag. Het antwoord telt, de vraag wordt beantwoord, en dan verder.
@organisation Ziekenhuis De Hof
> Op 10 november was het eten op de afdeling weer koud. Ik had verwacht dat het warm zou zijn, want dat stond in de folder.
[done]
= asks customer_reference
> heb ik niet
= asks impact
> Ik heb niets gegeten. Hoe lang duurt het voordat ik iets hoor?
= says uiterlijk
= fact impact niets gegeten
= asks remedy
> Warm eten. Kost dit iets?
= says kost u niets
= fact remedy Warm eten
= asks confirm
> Ja dat klopt. Wie krijgt dit te lezen?
= says alleen om uw klacht te behandelen
= asks contact
