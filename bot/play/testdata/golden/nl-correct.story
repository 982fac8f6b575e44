# Verbeteren, twijfelen en toch weer anders.
> Ik heb gisteren een kapotte lamp ontvangen, ik had verwacht dat hij heel zou zijn
[done]
> waarom vraagt u dat?
> dat is toch logisch, dat stond op de doos
> weet ik niet
> vervelend, ik zit in het donker
> een nieuwe lamp
> nee, het was niet gisteren maar eergisteren
> ja klopt
[skip]
