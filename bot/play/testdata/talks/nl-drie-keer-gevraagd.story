# Wie telkens iets anders vertelde, werd zes keer naar de dag gevraagd.
> Ik heb een kapotte wasmachine staan en jullie doen niets.
[done]
> een werkende machine
= asks happened_on
> maak dat ding
= asks happened_on
> 06-11223344
= asks happened_on
> jan@voorbeeld.nl
= declined happened_on
= asks impact
