# Pattern 22, housing: another language. Honest, in that language, with the way to a person; the story counts all the same.
@organisation Harbour Homes
> Je ne parle que français. Le chauffage de mon appartement ne marche plus depuis samedi.
= says néerlandais
= says personne
= offers human
= locale en
[done]
= says Le chauffage
= asks expectation
