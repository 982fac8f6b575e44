# Who was taken to be in danger wrongly couldn't get out of it any more.
> I was served last by the man at the counter, all the others went before me
= escalated triage
> that's not what I meant at all, I just want to go on with my complaint
= says misunderstood
