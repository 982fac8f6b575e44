# Een compliment is geen klacht.
> Wat een geweldige service, de monteur was super vriendelijk en snel!
[done]
> graag gedaan
