# Short, no capitals; the bot asks what is missing.
> my parcel still hasn't come
.. 10s
> no
> that it would be here on tuesday
> last week
> refund the delivery costs
> yes
> John Smith, john.smith@example.com
> yes
> thanks
