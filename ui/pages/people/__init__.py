"""Clients: the people who call and write; their cards, threads and what they allowed.

``page.py`` joins the parts: ``person_card.py`` (a card as it is read, also in the inbox),
``editor.py`` (as it is written), ``merging.py``, ``carrying.py`` (files), ``finding.py`` (the
palette). Imported by the table of pages and by the inbox.
"""
