# Twee keer niet begrepen: een mens erbij.
> mijn bestelling klopt niet, er zaten andere schoenen in de doos
[done]
> asdfgh
> qwrtp zzz
