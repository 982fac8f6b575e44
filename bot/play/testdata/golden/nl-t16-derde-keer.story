# T16: De klacht komt voor de derde keer.
@organisation webwinkel De Kist
> De stoel wiebelt
[done]
> Dit is de derde keer dat ik hierover mail en ik krijg nooit antwoord
= flag t16
= escalated triage
= says niet opnieuw te beginnen
= asks contact
