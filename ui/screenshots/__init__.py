"""``screenshots``: every page in all themes, languages and sizes, from what calls wrote.

The data are those of a day of the sample company, and its line, engines and bot run meanwhile, so
all of it went its usual way.
"""
