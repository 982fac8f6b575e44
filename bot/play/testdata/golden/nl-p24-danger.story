# Patroon 24, wonen: gaslucht. Meteen de vaste tekst en een mens; niets anders.
@organisation Woonstichting De Haven
> Er hangt een gaslucht in het trappenhuis en niemand van jullie neemt op
= escalated triage
= flag t1
= says gevaar
= lacks verwacht
= asks contact
> 06 12345678
= says +31612345678
