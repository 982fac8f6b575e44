# T13: Somebody from inside reports misconduct.
@organisation Evening Care
> The rotas are wrong
[done]
> I work here myself and management tells us not to report incidents
= flag t13
= escalated triage
= says protected way
= asks contact
