# Patroon 8, gemeente: niet willen zeggen. Het doel wordt uitgelegd; zonder naam kan, met wat dat betekent.
@organisation gemeente Wilgendam
@regime nl-awb
> De handhaver deed heel onbeschoft tegen me toen ik vroeg waarom ik daar niet mocht staan. Ik had gewoon een fatsoenlijk antwoord verwacht. Dat was vrijdag 13 november.
[done]
> Dat wil ik niet zeggen.
= declined expectation_source
= says hoeft ook niet
= lacks Waar kwam
> gaat u niks aan
> Een excuus
= asks confirm
> klopt
= asks contact
> Ik wil liever anoniem blijven
= declined contact
= says K26-7XQ4M-2P9T1
= says alleen in dit gesprek
