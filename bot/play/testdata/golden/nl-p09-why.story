# Patroon 9, webwinkel: waarom? Het antwoord past bij de vraag, en de vraag komt in andere woorden terug.
> De tafel die ik kocht heeft een grote barst.
[done]
= asks expectation
> Waarom moet u dat weten?
= says verschil tussen
= asks expectation
= lacks Wat had u verwacht?
> Een tafel zonder barst
> waarom wilt u dat weten dan
= says Met de datum
= asks happened_on
[why]
= asks happened_on
