# Who didn't know what to write was met with silence.
> I don't know what to write here
= says a few sentences
= asks experience
