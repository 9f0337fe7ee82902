"""The sign in the system's tray: how the secretary is, who calls, what waits, and a short menu.

Imported by ``ui.desk``. Where the system has no tray, the window says so once and nothing else is
different. Emits nothing.
"""
