# Verbeteren, twijfelen en toch weer anders.
> Ik heb gisteren een kapotte lamp ontvangen, ik had verwacht dat hij heel zou zijn
[done]
> waarom vraagt u dat?
> weet ik niet
> vervelend, ik kon niet koken
> een nieuwe lamp
> nee, het was niet gisteren maar eergisteren
> ja klopt
[skip]
