"""Sentences as a recogniser writes them."""

import re

_WORD = re.compile(r"[\w'-]*\w")


def plain(text: str) -> str:
    """Lower case, single spaces, no punctuation."""
    return " ".join(_WORD.findall(text.lower()))
