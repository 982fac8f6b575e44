# Patroon 25, gemeente: gegevens die we niet nodig hebben. Onleesbaar, gezegd, en verder.
@organisation gemeente Wilgendam
> Mijn BSN is 249566758 en de balie was gesloten terwijl ik een afspraak had.
= says burgerservicenummer
= lacks 249566758
[done]
= lacks 249566758
= lacks BSN_1
> het geld moet naar NL91ABNA0417164300
= says rekeningnummer
= lacks NL91
