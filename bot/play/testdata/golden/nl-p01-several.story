# Patroon 1, trein: alles in één zin; alleen wat ontbreekt wordt gevraagd.
@organisation Noorderspoor
@regime eu-rail
> Gisteren had de trein van 8:12 naar Utrecht 45 minuten vertraging en miste ik mijn sollicitatiegesprek. Volgens de app reed hij op tijd.
= silent
[done]
= says vertraging
= lacks Wanneer
= fact happened_on 2026-11-15
= fact expectation_source website
= fact impact sollicitatiegesprek
= asks remedy
> Mijn kaartje terugbetaald en een excuus
= fact remedy excuus
