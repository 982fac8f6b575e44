# Straight to a person.
> can I speak to a real person please
> it's about my bill
