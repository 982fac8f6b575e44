# Pattern 1, trains: everything in one sentence; only what is missing is asked.
@organisation Northern Line Trains
@regime eu-rail
> Yesterday the 8:12 to Leeds was 45 minutes late and I missed my job interview. The app said it was on time.
= silent
[done]
= says 45 minutes late
= lacks When was
= fact happened_on 2026-11-15
= fact expectation_source website
= lacks What did you expect
= lacks Where did that
> My ticket refunded and an apology
= fact remedy apology
