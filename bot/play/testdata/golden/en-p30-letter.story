# Pattern 30, housing: a long letter, a pause, and back.
@organisation Harbour Homes
> Dear Sir or Madam,\n\nSince 2 November there has been mould on my bedroom wall. I reported it at once. Your inspector said somebody would come within a week, so that is what I expected. Nobody came.\n\nMy clothes smell and I sleep on the sofa.\n\nI would like the wall to be treated.
> back in a minute
= says Take your time
.. 10m
= silent
> I'm back
= says back
> Kind regards,\nP. White
= says mould
= lacks What did you expect
= lacks Where did that expectation
= lacks What would be a good solution
= fact expectation week
= fact remedy wall
