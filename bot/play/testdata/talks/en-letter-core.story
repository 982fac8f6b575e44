# "Nobody told us anything" was read as what had been promised.
> Dear Sir or Madam,\n\nI have been a customer of yours for over twenty years. On 6 November my wife and I travelled on the 14.05 from York. We had reserved seats 41 and 42 in coach C. When we boarded there was no coach C at all. Nobody told us anything and we stood as far as Peterborough. Your website promises a seat to everyone who reserves.\n\nWe feel a refund of our fares, 64 pounds, would be proper.\n\nYours faithfully,\nGeorge Allan
= fact expectation Your website promises a seat
= fact remedy refund
