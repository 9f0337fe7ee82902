"""`make demo`: one whole call on a simulated line, with everything real that a real call has.

The far end (``caller.py``) speaks a script into the modem's sound port and knows the app only by
what it hears through that port. ``stage.py`` sets up a scratch secretary with the sample company,
``show.py`` prints what happens as it happens, ``summary.py`` what was measured and stored.
"""
