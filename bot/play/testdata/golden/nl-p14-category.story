# Patroon 14, energie: waar gaat het over? Een paar keuzes, en iets anders kan ook.
@organisation Zonnestroom
> Het is allemaal een rommeltje bij jullie geworden de laatste tijd.
[done]
> Dat het gewoon goed geregeld was
= asks happened_on
> in oktober
= asks process
= offers other
> Het gaat over mijn abonnement
= fact process contract
= asks remedy
