"""Reports: figures of some days as cards, charts and tables, and what was done by whom.

``page.py`` is the overview, ``figures.py`` its view model, ``exporting.py`` its files;
``audit_page.py`` is the log of deeds. Imported by nothing but the table of pages.
"""
