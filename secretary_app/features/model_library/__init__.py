"""Models of engines: which there are to get, getting them, and which lie in the models folder.

``catalogue.py`` is the list that the program brings, ``pulling.py`` gets what stands in it,
``discovery.py`` finds what is there, however it came. A model lies in ``<folder>/<kind>/<name>/``;
beside its files stands the receipt of its pull. Imported by ``providers`` and ``bootstrap``.
"""
