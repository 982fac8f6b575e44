# T8: Er is geld weg bij een bank.
@organisation Bank van het Noorden
> De app doet het sinds gisteren niet
[done]
> Iemand heeft 800 euro van mijn rekening gehaald en dat heb ik niet gedaan
= flag t8
= escalated triage
= says uw bank
= asks contact
