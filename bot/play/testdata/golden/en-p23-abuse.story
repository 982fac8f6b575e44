# Pattern 23, energy: swearing. Stay calm, don't lecture, simply go on.
@organisation Brightwell Energy
> You lot are useless fuckers, you charged me twice for the same month!
= silent
[done]
= lacks fuckers
= says charged me twice
= asks expectation
> what a shit company
= says angry
= asks expectation
= lacks language
> to be charged once of course, you idiots
= fact expectation charged once
