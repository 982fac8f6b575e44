# T7: De klant is net weduwe.
@organisation energiebedrijf Zonnestroom
> De jaarrekening klopt niet
[done]
> Mijn man is vorige maand overleden en ik kom er niet uit met al die papieren
= flag t7
= escalated triage
= says geen vragen meer
= asks contact
