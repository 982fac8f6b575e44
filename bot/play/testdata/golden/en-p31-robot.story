# Pattern 31, webshop: are you human? The truth, and back to the complaint.
@organisation Linden Webshop
> hi, how are you?
> Are you human?
= says computer program
> OK. Half of my jigsaw is missing.
[done]
= asks expectation
> Are you ChatGPT or something?
= says computer program
= asks expectation
> a whole jigsaw
= fact expectation a whole jigsaw
