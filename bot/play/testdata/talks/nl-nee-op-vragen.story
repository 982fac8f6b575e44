# "Nee" op een open vraag was een keer het antwoord zelf: "Een goede oplossing: nee".
> De monteur kwam niet opdagen.
[done]
= asks expectation
> nee
= declined expectation
= fact expectation nothing
= asks happened_on
> nee
> nee
= declined remedy
= asks confirm
> nee
= says Wat wilt u wijzigen?
# Niets, dus. De vraag kwam eindeloos terug.
> nee
= says laat ik het zo staan
= asks contact
