# Patroon 12, webwinkel: hoe staat het ermee? Tijdens de intake, erna, en over een eerdere klacht.
> Wat is de stand van mijn klacht?
= says medewerker
= offers human
> Mijn bestelling 55102 is half geleverd. Op 5 november kwam er één doos van de twee.
[done]
> Is mijn klacht al in behandeling?
= says nog niet geregistreerd
= asks expectation
> Dat alles in één keer kwam
> niks eigenlijk
> Nog een keer bezorgen
= asks confirm
> ja klopt
> Mia Vos, mia.vos@voorbeeld.nl
= says K26-7XQ4M-2P9T1
> nee dank u
> Hoe staat het met mijn klacht?
= says K26-7XQ4M-2P9T1
= says maandag 30 november 2026
