# An introduction was quoted back as what happened, and "That's it dear" ended nothing.
> Good afternoon. My name is Mrs Doris Hall and I am 79.
= fact contact Doris Hall
= fact experience nothing
> Your man came on Thursday to fit the cooker and left the old one in my front garden.
> That's it dear.
= says left the old one in my front garden
= asks expectation
> That he would take it away
> no dear
> Somebody to come and fetch it please
= escalated nothing
= fact remedy fetch it
