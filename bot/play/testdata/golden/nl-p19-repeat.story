# Patroon 19, trein: wat zei u? Nog eens, korter en in andere woorden.
@organisation Noorderspoor
> De roltrap op het station doet het niet en ik kan geen trappen lopen.
[done]
= asks expectation
> Wat zei u?
= asks expectation
= lacks Wat had u verwacht?
> Sorry, nog een keer?
= asks expectation
> Dat de roltrap het zou doen
