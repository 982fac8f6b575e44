# Het gevolg dat bij de oplossing stond, kwam in de plaats van de oplossing.
> Mijn bestelling is op 11 november bezorgd, maar het verkeerde product zat in de doos.
[done]
> De rode lamp die ik besteld had, zo stond hij op de website.
> ordernummer 5512-88
= asks remedy
> De goede lamp, en snel. Ik zit nu zonder licht aan tafel.
= fact remedy goede lamp
= fact impact zonder licht
= asks confirm
