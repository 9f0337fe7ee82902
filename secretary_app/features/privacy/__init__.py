"""Privacy: the proof that somebody was forgotten. Who forgets is ``bootstrap``, which knows all.

A receipt says when, on whose wish and how much of what was deleted; of the number it keeps only a
slow hash, which tells whoever has the number that it is about them, and nobody else anything.
Emits ``PersonForgotten``.
"""
