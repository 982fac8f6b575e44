# Patroon 20, energie: niet begrepen: andere woorden, keuzes, en dan een mens. Nooit tweemaal dezelfde zin.
@organisation Zonnestroom
> De storing van gisteravond is nergens gemeld.
[done]
= asks expectation
> asdfgh
= says niet goed begrepen
= asks expectation
= offers skip
= offers human
> hmm
= escalated unclear
= says medewerker
