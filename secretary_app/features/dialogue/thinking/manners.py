"""What a model may never say aloud, whatever made it write that: the machinery of the talk."""

from __future__ import annotations

import re

from secretary_app.features.dialogue.words import Words, plain_words

LEAKED_WORDS = 7
"""So many words in a row are no coincidence: they were copied from the instructions."""

_MACHINERY = re.compile(
    r"""
    <\|.*?\|>? | </?s> | \[/?INST\] | <</?SYS>> | </?think> | </?tool_call>
    | ``` | \{\s*"
    | (?:^|[.!?…:\#])\s*(?:system|assistant|user|tool|система|ассистент|пользователь|instructions?
            |prompt|источник\s+\d+|source\s+\d+)\s*(?:[:>]|$)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_machinery(text: str) -> bool:
    """Whether a text speaks to a program and not to a caller."""
    return _MACHINERY.search(text) is not None


class Manners:
    """Knows the instructions of one answer, to notice when they are recited."""

    def __init__(self, *, instructions: str, sources: str) -> None:
        """What stands in the sources may be said, even where the instructions say it, too."""
        self._secret = _runs(plain_words(instructions)) - _runs(plain_words(sources))

    def allow(self, raw: str) -> bool:
        """Whether a piece of the model's text, as it came, is talk and not machinery."""
        return not is_machinery(raw) and not self._secret & _runs(plain_words(raw))


def _runs(words: Words) -> frozenset[Words]:
    last = len(words) - LEAKED_WORDS + 1
    return frozenset(words[start : start + LEAKED_WORDS] for start in range(max(0, last)))
