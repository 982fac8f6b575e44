# Danger.
> The kettle I bought from you caught fire this morning and my daughter burnt her hand
> 020 7946 0958
