"""The one answer path: what a person says on any door becomes sentences with their evidence.

Order (``service.py``): emergency words, change of language, a question of ours that waits for its
answer (``message_taking.py``), words that steer the talk (``control.py``), facts, FAQ. What these
do not know goes to ``research.py``: passages of documents and related facts, told by a language
model (``thinking``) that is held to them (``grounding``), or a sure passage as an exact quote; else
a promise to find out what only a fact may answer, else asking again and offering to take a message.
``listening.py`` tells a recogniser what the next turn may be, ``wording.py`` finds the sentences in
Fluent, ``known.py`` is all that this slice knows of where answers are stored, ``callback.py`` when
somebody can call back, ``history.py`` what was said and heard, ``asking.py`` tries a question out.
Imports nothing of ``calls``; emits nothing, but returns actions that a door carries out.
"""
