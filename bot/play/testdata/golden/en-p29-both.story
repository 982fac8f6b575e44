# Pattern 29, hospital: an answer and a question. The answer counts, the question is answered, and on.
@organisation Dale Hospital
> On 10 November the food on the ward was cold again. I had expected a warm meal, as the leaflet said.
[done]
= asks customer_reference
> I haven't got one
= asks impact
> I ate nothing that day. How long until I hear something?
= says at the latest
= fact impact ate nothing
= asks remedy
> Warm meals. Is this free?
= says costs you nothing
= fact remedy Warm meals
= asks confirm
> Yes that's right. Who gets to read this?
= says only to handle your complaint
= asks contact
