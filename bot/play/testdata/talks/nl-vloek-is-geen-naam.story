# "Fuck off" op de vraag hoe we iemand bereiken, werd een naam.
> Mijn krant is zaterdag niet bezorgd.
[done]
> om 7 uur
> 88123
> een gratis krant
= asks confirm
> ja
= asks contact
> fuck off
= fact contact nothing
= asks contact
> jan de boer, 0612345678
= fact contact jan de boer
