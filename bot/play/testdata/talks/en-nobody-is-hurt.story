# "No, nobody is hurt" was read as: do not contact me.
> The toaster caught fire this morning in our kitchen.
= escalated triage
= asks contact
> no nobody is hurt
= says Good to know
= asks contact
> no, not necessary
= declined contact
