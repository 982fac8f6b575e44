# Patroon 6, wonen: terug naar de vorige vraag, en dan gewoon verder.
@organisation Woonstichting De Haven
> De lift in onze flat staat al sinds donderdag stil. Ik woon op de zesde.
[done]
= asks expectation
> Dat hij dezelfde dag gemaakt zou worden.
= asks process
> Vorige vraag graag
= asks expectation
= lacks Wat had u verwacht?
> Dat hij binnen een dag gemaakt zou worden.
= fact expectation binnen een dag
= asks process
> Kan ik nog een vraag terug?
= asks expectation
[keep]
= fact expectation binnen een dag
= asks process
