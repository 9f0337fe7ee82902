"""A phone call from the first ring to the stored record.

``session.py`` owns a call: it moves through the states of ``states.py`` and joins three parts that
know nothing of one another: ``hearing.py`` (the caller's sound becomes turns), the dialogue (a turn
becomes sentences) and ``speaking.py`` (sentences become sound on the line). ``service.py`` waits at
the line for the next ring, ``recorder.py`` writes down what was said and heard. Emits the events of
``events.py``; imported by ``secretary_app.bootstrap``, ``secretary_app.channels`` and the user
interfaces only.
"""
