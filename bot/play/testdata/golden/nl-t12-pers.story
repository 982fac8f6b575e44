# T12: Een journalist meldt zich.
@organisation woonstichting De Haven
> De lift staat al een week stil
[done]
> Ik ben journalist bij de regionale omroep en maak hier een verhaal over
= flag t12
= escalated triage
= says pers en toezicht
= asks contact
