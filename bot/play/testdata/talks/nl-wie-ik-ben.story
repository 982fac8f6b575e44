# Wie zich eerst voorstelde, hoorde dat terug als wat er was gebeurd.
> Goedemorgen, ik ben mevrouw De Wit, 82 jaar.
= fact contact De Wit
= fact experience nothing
> De mijnheer van de thuishulp is vorige week donderdag niet gekomen.
[done]
= says “De mijnheer van de thuishulp is vorige week donderdag niet gekomen”
= lacks 82
