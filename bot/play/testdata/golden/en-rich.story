# A story that has nearly everything.
> On 3 November I ordered a washing machine (order number WM-204418). According to your website it would be delivered on 6 November, but it only arrived on 11 November and it was damaged too. I took two days off for nothing.
> I would like a replacement or £100 back. Kind regards, Mary Jones, mary@example.com
[yes]
[no]
