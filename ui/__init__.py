"""The desk: Qt, and nothing but Qt. Speaks to ``secretary_app`` only.

``app`` starts it, ``theme`` says how it looks, ``widgets`` are its parts, ``runtime`` runs its
work, ``shell`` is the window with its places, ``pages`` fill them. A page is one folder and one
row of ``ui/pages/table.py``.
"""
