"""The window: rail, columns, status strip, palette, toasts, and the one list of actions.

Knows pages by their interface only (``page.py``); which there are stands in ``ui/pages/table.py``.
"""
