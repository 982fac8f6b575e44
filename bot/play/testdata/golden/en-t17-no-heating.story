# T17: A family without heating.
@organisation Harbour Homes
> The engineer did not come on the agreed day
[done]
> We have been without heating for three days and it is freezing
= flag t17
= escalated triage
= says danger
= asks contact
