# Pattern 21, council: into Dutch and back. A loan word changes nothing; what was said stays.
@organisation Willowdale Council
> My gezellig neighbourhood café lost its terrace permit because your website kept crashing.
= silent
= locale en
[done]
= asks expectation
> Mag het in het Nederlands?
= locale nl
= asks expectation
= says Nederlands
> Dat de site het gewoon zou doen, dat stond in een mail van een medewerker
= asks happened_on
> Can we go on in English please?
= locale en
= asks happened_on
> yesterday
= fact happened_on 2026-11-15
