# Pattern 25, webshop: details that we don't need. Made unreadable, said so, and on.
@organisation Linden Webshop
> My card 4111 1111 1111 1111 was charged twice for one lamp.
= says card number
= lacks 4111
[done]
= lacks 4111
= lacks CARD_1
> my password is hunter22xyz if you want to look
= says password
= lacks hunter22
