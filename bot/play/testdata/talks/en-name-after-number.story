# A number and a name were the story that was told, and SHOUTED WORDS were a name.
> 020 7946 0958, Ellen Palmer
= fact contact Ellen Palmer
= fact experience nothing
> THIS IS ABSOLUTELY DISGRACEFUL!!!
= fact contact Ellen Palmer
> the vacuum cleaner stopped working after two days
[done]
= says “the vacuum cleaner stopped working after two days”
= asks expectation
> That it would last
> Mrs E. Palmer, 020 7946 0959
= fact contact E. Palmer
