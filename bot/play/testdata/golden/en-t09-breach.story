# T9: Details of someone else.
@organisation Linden Hospital
> My appointment was moved without a word
[done]
> The letter had the test results of another patient in it
= flag t9
= escalated triage
= says not send that data again
= asks contact
