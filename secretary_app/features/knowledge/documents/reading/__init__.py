"""A file becomes sections: one reader for each format, in a process that a bad file may kill.

``formats.py`` knows which reader reads what; ``process.py`` is the child, ``child.py`` the app's
end of it. Readers see nothing of the product: they are given a path and build an ``Outline``.
"""
