# Patroon 4, gemeente: laat maar. Eén keer navragen, zeggen wat er met het verhaal gebeurt.
@organisation gemeente Wilgendam
@regime nl-awb
> Er ligt al een week grofvuil bij mij voor de deur.
[done]
> Laat maar
= says stoppen
= offers yes
= offers no
> nee, ga toch maar door
= asks expectation
> Dat het binnen een paar dagen werd opgehaald.
> Ach, laat maar zitten.
= offers yes
= lacks Wilt u echt stoppen? Wat u hebt verteld, wordt dan niet als klacht behandeld.
> ja
= says niet als klacht geregistreerd
= status closed
