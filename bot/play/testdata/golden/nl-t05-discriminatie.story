# T5: Een klant is geweigerd om zijn afkomst.
@organisation sportschool De Dam
> Mijn inschrijving is niet verwerkt
[done]
> De medewerker zei dat ze geen Marokkanen meer aannemen
= flag t5
= escalated triage
= says persoonlijk
= asks contact
