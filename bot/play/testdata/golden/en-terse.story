# Short, no capitals; the bot asks what is missing.
> my parcel still hasn't come
.. 10s
> no
> that it would be here on tuesday
> it said so on the website
> last week
> order 10482235
> i took a day off work
> refund the delivery costs
> yes
> John Smith, john.smith@example.com
> yes
> thanks
