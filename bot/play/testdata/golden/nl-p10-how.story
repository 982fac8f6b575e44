# Patroon 10, energie: waar vind ik dat?
@organisation Zonnestroom
> Mijn jaarafrekening is 300 euro te hoog. Ik had verwacht dat hij 900 euro zou zijn, want dat stond in de app. De rekening kwam op 2 november.
[done]
= asks customer_reference
> Waar vind ik mijn klantnummer?
= says factuur
= asks customer_reference
> En waar staat dat dan?
= asks customer_reference
> 88120431
= fact customer_reference 88120431
