# Pattern 10, energy: where do I find that?
@organisation Brightwell Energy
> My annual bill is £300 too high. I had expected a bill of £900, because the app said so. The bill came on 2 November.
[done]
= asks customer_reference
> Where is my customer number?
= says invoice
= asks customer_reference
> And where would I find that?
= asks customer_reference
> 88120431
= fact customer_reference 88120431
