# Een lange, formele brief in één keer.
> Geachte heer, mevrouw,\n\nHierbij dien ik een klacht in over de manier waarop ik op 28 oktober aan uw balie ben behandeld. Ik had een afspraak om 10.00 uur voor het verlengen van mijn abonnement. Na drie kwartier wachten zei de baliemedewerker op onvriendelijke toon dat ik maar een andere keer terug moest komen. Ik had verwacht dat ik op tijd en met respect geholpen zou worden, zoals in uw folder staat. Ik ben 71 jaar en moest voor niets met de bus.\n\nIk verwacht excuses en een nieuwe afspraak.\n\nHoogachtend,\nG. Hendriks
> ja, dat klopt
> 0201234567
> nee
