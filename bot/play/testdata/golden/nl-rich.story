# Een verhaal waar bijna alles al in staat.
> Goedemorgen,
> Op 3 november heb ik bij u een wasmachine besteld (bestelnummer WM-204418). Volgens de website zou hij op 6 november worden bezorgd, maar hij kwam pas op 11 november en was toen ook nog beschadigd. Ik heb twee dagen voor niets vrij genomen.
> Ik wil graag een nieuwe machine, of 100 euro korting. Met vriendelijke groet, Fatima Bouzid, 06-12345678
[yes]
[skip]
