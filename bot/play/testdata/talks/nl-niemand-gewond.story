# "Nee, niemand is gewond" werd gelezen als: ik wil niet bereikt worden.
> Er kwam rook uit de lamp en ik rook een brandlucht.
= escalated triage
= asks contact
> nee, niemand is gewond
= fact contact nothing
= says Goed om te weten
= asks contact
> nee, met ons gaat het goed
= asks contact
> nee dank u
= declined contact
= says in dit gesprek
