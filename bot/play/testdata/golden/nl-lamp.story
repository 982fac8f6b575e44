# Twee woorden, en verder zo min mogelijk: zeven beurten tot het nummer, de begroeting niet meegeteld.
> lamp kapot
[done]
= asks expectation
> dat hij het deed
= asks happened_on
> gisteren
= asks remedy
> nieuwe lamp
= asks confirm
= says uzelf
> ja
= asks contact
> jan@example.nl
= says K26-7XQ4M-2P9T1
