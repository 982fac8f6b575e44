# Een medewerker lost het op; de klant is niet tevreden.
> de bezorger heeft mijn pakket in de regen gezet, alles is nat
[human]
@join Anna
@say Anna: Dag, ik ben Anna. Ik stuur u vandaag een nieuw pakket.
> fijn
@resolve Anna upheld: U krijgt morgen een nieuw pakket.
> nee
> het nieuwe pakket is ook nat
