# Patroon 31, webwinkel: ben jij een mens? De waarheid, en terug naar de klacht.
> hoi, hoe gaat het?
= asks experience
> Ben jij een mens?
= says computerprogramma
> Oké. De helft van mijn puzzel ontbreekt.
[done]
= asks expectation
> Ben je ChatGPT of zo?
= says computerprogramma
= asks expectation
> een hele puzzel
= fact expectation een hele puzzel
