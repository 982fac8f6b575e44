# Wie eerst vroeg hoe dit werkt, kreeg geen antwoord.
> hoe werkt dit
= says Ik luister eerst naar uw verhaal
> waarom zoveel vragen?
= says alleen wat nodig is
> mijn buurman kreeg wel korting en ik niet
= silent
[done]
= says mijn buurman kreeg wel korting
