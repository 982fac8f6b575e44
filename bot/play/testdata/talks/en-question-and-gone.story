# A question that nobody came back to was registered as a complaint after a while.
> Do you deliver to Ireland?
= says do not have the answer
.. 48h
= silent
= status intake
