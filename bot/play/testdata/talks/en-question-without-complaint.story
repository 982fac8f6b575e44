# A plain question was kept as what happened. Whoever leaves it at that has no complaint.
> Can I pay by card?
= says do not have the answer
= offers human
= fact experience nothing
> no that's all
= says Shall I register it as a complaint?
> no
= says will not register
.. 48h
= silent
= phase aside
