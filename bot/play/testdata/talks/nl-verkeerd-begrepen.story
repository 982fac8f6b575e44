# Wie ten onrechte voor iemand in gevaar werd gehouden, kwam er niet meer uit.
> Ik heb vorige week dinsdag een wasmachine besteld en die zou gisteren komen, maar er kwam niemand en ik heb een dag vrij genomen
[done]
= says Wat vervelend
= lacks 113
