# T4: Iemand vertelt van aanranding: geen vragen naar bijzonderheden.
@organisation Vervoerbedrijf Lijn Zes
> De bus van gisteren was te laat
[done]
> In de bus zat de chauffeur met zijn hand op mijn been en hij bleef aan me zitten
= flag t4
= escalated triage
= says vertrouwenspersoon
= asks contact
