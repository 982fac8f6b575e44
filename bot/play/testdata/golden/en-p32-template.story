# Pattern 32, council: without a model. What the customer sees is approved text; no failure anywhere. (The model's side is in bot/assist.)
@organisation Willowdale Council
> I applied for a parking permit on 2 November and it still has not come. Your site said five working days. Now I cannot park near my house. I would like it this week.
.. 10s
= says permit
= lacks error
= lacks wrong
> no that was all
= lacks When was that
= lacks error
= fact remedy this week
