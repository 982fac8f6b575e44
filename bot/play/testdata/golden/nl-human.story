# Meteen een mens, buiten kantooruren.
@closed
> kan ik gewoon een medewerker spreken
> 0612345678
> dank u
