"""Inbox: everybody we talk with, by whatever door, one thread for each.

``page.py`` joins the list (``everybody.py``) and the thread (``open_thread.py``): ``reading.py`` is
what is read, ``naming.py``, ``rows.py`` and ``telling.py`` put it into words and know no widgets,
``entries.py`` shows calls and messages, ``files.py`` what people sent; ``composer.py`` and
``replying.py`` are the reply, ``listening.py`` a call's sound. Imported by nothing but the table of
pages.
"""
