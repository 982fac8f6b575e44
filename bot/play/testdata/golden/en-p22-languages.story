# Pattern 22, council: Polish, and then a person.
@organisation Willowdale Council
> Dzień dobry, nie mówię po angielsku. Nasze śmieci nie zostały odebrane od dwóch tygodni.
= says niderlandzku
= offers human
[human]
= escalated request
