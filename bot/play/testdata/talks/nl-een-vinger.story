# Wie niet typen kan, werd met stilte begroet; nu is er één keer het aanbod van een mens.
> ik typ met 1 vinger, dit gaat niet
= says medewerker kan het van mij overnemen
> mijn pakket is kapot aangekomen
[done]
= asks expectation
