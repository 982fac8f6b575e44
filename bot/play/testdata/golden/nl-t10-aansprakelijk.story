# T10: Een formele aansprakelijkstelling.
@organisation verhuizer Snel
> De kast is beschadigd bij de verhuizing
[done]
> Ik stel u aansprakelijk voor de schade en mijn advocaat schrijft u
= flag t10
= escalated triage
= says geen uitspraak
= asks contact
