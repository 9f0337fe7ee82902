"""A phone call from the first ring to the stored record.

``service.py`` waits at the line for a ring, ``opening.py`` puts the call together, ``live.py`` sees
it from there to its closed record. ``session.py`` conducts the talk: it joins parts that know
nothing of one another, ``hearing.py`` (the caller's sound becomes turns), the dialogue (a turn
becomes sentences) and ``speaking.py`` (sentences become sound on the line), while ``turns.py``
decides what becomes of a turn and ``floor.py`` moves through the states of ``states.py``.
``journal.py`` writes down what was said and heard, ``keeping.py`` has the sound kept, and
``readiness.py`` makes ready ahead what a call must not wait for. Emits the events of
``events.py``; imported by ``secretary_app.bootstrap``, ``secretary_app.channels`` and the user
interfaces only.
"""
