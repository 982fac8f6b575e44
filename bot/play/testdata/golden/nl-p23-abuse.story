# Patroon 23, energie: schelden. Rustig blijven, niet de les lezen, gewoon verder.
@organisation Zonnestroom
> Stelletje klootzakken, jullie hebben me afgesloten van internet terwijl ik gewoon betaald heb!
= silent
[done]
= lacks klootzakken
= says afgesloten van internet
= asks expectation
= lacks uw taal
> wat een kutbedrijf
= says boos
= asks expectation
= lacks let op uw woorden
> dat ik internet had natuurlijk, idioten
= fact expectation internet
= asks happened_on
