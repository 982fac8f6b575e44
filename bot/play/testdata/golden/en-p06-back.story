# Pattern 6, housing: back to the previous question, and then simply on.
@organisation Harbour Homes
@regime uk-housing
> The lift in our block has been out of order since Thursday. I live on the sixth floor.
[done]
= asks expectation
> That it would be mended the same day.
= asks process
> Go back please
= asks expectation
= lacks What did you expect to happen?
> That it would be mended within a day.
= fact expectation within a day
= asks process
> Can I go back one question?
= asks expectation
> leave it as it is
= fact expectation within a day
= asks process
