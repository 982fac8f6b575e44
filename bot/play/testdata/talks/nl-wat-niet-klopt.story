# "De oplossing klopt niet" kwam bij het verhaal, en een tweede dag in de plaats van de eerste.
> De bus kwam vrijdag niet.
[done]
> dat hij kwam
[skip]
[skip]
> excuses
= asks confirm
> ja maar hij kwam zaterdag ook niet
= fact happened_on 2026-11-13
= asks confirm
> de oplossing klopt niet
= asks remedy
> een gratis kaartje
= fact remedy gratis kaartje
= asks confirm
