"""What a model's sentence claims, and whether the evidence says the same.

``claims.py`` reads numbers, money, lengths of time, times of day, dates, weekdays, telephone
numbers, links, codes and names out of a text, in whichever of the two languages and however they
are written or said (``numerals``, ``tokens``, ``contacts``, ``clock``, ``calendar``, ``amounts``,
``names``). ``check.py`` compares a sentence with its sources. Knows no model and no telephone;
imported by ``dialogue`` only.
"""
