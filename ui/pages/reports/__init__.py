"""Reports: figures of some days as cards, charts and tables.

``figures.py`` is the view model, ``parts.py`` what is seen, ``exporting.py`` the files. Imported by
nothing but the table of pages.
"""
