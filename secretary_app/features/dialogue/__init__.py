"""The one answer path: what a person says on any door becomes sentences with their evidence.

Order (``service.py``): emergency words, change of language, a question of ours that waits for its
answer (``message_taking.py``), words that steer the talk (``control.py``), facts, FAQ, else asking
again and offering to take a message. ``wording.py`` finds the sentences in Fluent;
``known.py`` is all that this slice knows of where answers are stored. Imports nothing of
``calls``; emits nothing, but returns actions that a door carries out.
"""
