# T4: Somebody tells of assault: no questions about details.
@organisation Line Six Buses
> Yesterday the bus was late
[done]
> On the bus the driver put his hand on my leg and kept touching me
= flag t4
= escalated triage
= says confidential adviser
= asks contact
