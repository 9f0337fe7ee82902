"""A given name in the dative, as a button says it: «Вернуть Марине».

By its ending alone, so only what is sure: a name that follows no rule stays as it is, and the
button says it in another way.
"""

from __future__ import annotations

_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")


def dative(name: str) -> str | None:
    """``Марина`` → ``Марине``; None where nobody can say from the letters alone."""
    if not name or not name.isalpha() or not name[0].isupper():
        return None
    if name.endswith("ия"):
        return f"{name[:-1]}и"
    if name[-1] in "ая":
        return f"{name[:-1]}е"
    if name.endswith("й"):
        return f"{name[:-1]}ю"
    if name[-1].casefold() in _CONSONANTS:
        return f"{name}у"
    return None
