"""Inbox: everybody we talk with, by whatever door, one thread for each.

``page.py`` joins the parts: ``reading.py`` (what is read), ``telling.py`` (the view model, which
knows no widgets), ``entries.py`` (calls and messages as they are seen), ``composer.py`` (the
reply), ``listening.py`` (a call's sound). Imported by nothing but the table of pages.
"""
