# Pattern 4, council: never mind. Asked once, and told what becomes of the story.
@organisation Willowdale Council
@regime own-sla
> A pile of rubbish has been lying outside my door for a week.
[done]
> Never mind
= says stop
= offers yes
= offers no
> no, let's carry on
= asks expectation
> That it would be collected within a few days.
> Oh, forget it.
= offers yes
> yes
= says not been registered
= status closed
