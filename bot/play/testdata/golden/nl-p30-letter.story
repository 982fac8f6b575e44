# Patroon 30, wonen: een lange brief, een pauze, en weer terug.
@organisation Woonstichting De Haven
> Geachte heer, mevrouw,\n\nSinds 2 november zit er schimmel op de muur van mijn slaapkamer. Ik heb het meteen gemeld. Uw opzichter zei dat er binnen een week iemand zou komen, dus dat had ik ook verwacht. Er kwam niemand.\n\nMijn kleren stinken en ik slaap op de bank.\n\nIk wil graag dat de muur wordt behandeld.
> ben zo terug
= says Neem de tijd
.. 10m
= silent
> ik ben er weer
= says er weer
> Met vriendelijke groet,\nP. de Wit
= says schimmel
= lacks Wat had u verwacht
= lacks Waar kwam die verwachting vandaan
= lacks Wat zou voor u een goede oplossing
= fact expectation week
= fact remedy muur
