# Wat bij de samenvatting werd aangevuld, ging bij het registreren verloren.
> Mijn pakje is woensdag kapot bezorgd. Het ordernummer is 12345.\nIk zag het pas toen ik de doos openmaakte, want de buitenkant was heel en droog.
> Er zat geen briefje bij en niemand belde.
[done]
= asks expectation
> dat het heel zou zijn
[skip]
> stuur een nieuwe
= asks confirm
> de groene doos
= fact experience groene doos
= asks confirm
> ja
[skip]
= fact experience groene doos
= status registered
