"""In which language something is written, by its letters."""

from __future__ import annotations

import re

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_LATIN = re.compile("[a-z]", re.IGNORECASE)


def language_of(text: str, *, otherwise: str) -> str:
    """Figures alone are in the language that was spoken."""
    if _CYRILLIC.search(text):
        return "ru"
    return "en" if _LATIN.search(text) else otherwise
