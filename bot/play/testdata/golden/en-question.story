# A plain question is not forced into a complaint.
> What are your opening hours on Saturday?
[done]
> no
