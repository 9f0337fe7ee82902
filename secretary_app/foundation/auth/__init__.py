"""Users, their sessions and what they may do; every service and every door stands on it.

A slice declares its rights (``rights.py``), a service's methods say which one they need, a door
says who acts: where none has spoken, nobody does, and nobody may do anything. Emits
``UserChanged``, ``SignedIn``, ``SessionEnded`` and ``SignInRefused``.
"""
