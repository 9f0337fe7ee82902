"""The widget: a window to the secretary on the company's own website.

Widgets are data (``book.py``), visitors are known by a token that only their browser has
(``visits.py``), and what they write goes the one answer path of written talks (``turn.py``) into
the thread of a person like any other (``standing.py``, ``keeping.py``). The page of a stranger runs
``resources/widget/widget.js`` (``script.py``); ``routes.py`` is what it talks to. Emits
``WidgetAdded``, ``WidgetChanged``, ``WidgetRemoved`` and ``VisitorAnswered``.
"""
