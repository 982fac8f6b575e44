# T7: The customer has just been widowed.
@organisation Sunpower Energy
> The annual bill is wrong
[done]
> My husband died last month and I cannot cope with all the papers
= flag t7
= escalated triage
= says member of staff
= asks contact
