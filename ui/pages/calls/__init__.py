"""Calls › History: every call that was: its sound, its words and what they rest on.

``page.py`` joins the parts: ``listing.py`` (the list column), ``shown.py`` (what is read of one
call), ``talk.py`` and ``telling.py`` (the view model, which knows no widgets), ``player.py``,
``transcript.py``, ``turns.py``, ``sound.py`` and ``person.py`` (what is seen), ``exporting.py`` and
``erasing.py`` (what is done with a call). Imported by nothing but the table of pages.
"""
