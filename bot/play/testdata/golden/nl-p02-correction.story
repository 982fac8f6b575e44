# Patroon 2, energie: een verbetering, met de oude waarde achteraan, vooraan en zonder.
@organisation Zonnestroom
@regime nl-energie
> De monteur kwam niet opdagen voor mijn slimme meter. Dat was maandag 9 november.
[done]
= asks expectation
> Sorry, ik bedoelde dinsdag, niet maandag.
= says dinsdag 10 november 2026
= fact happened_on 2026-11-10
= asks expectation
> Dat er iemand kwam, want dat stond in de bevestiging.
> niet dinsdag maar woensdag 11 november
= fact happened_on 2026-11-11
= says woensdag 11 november 2026
