"""Cuts words that still come into sentences, each at the moment when it is whole."""

from __future__ import annotations

import re

from secretary_app.features.dialogue.sentences import sentences_of

LONGEST_WAIT = 600
"""Characters without an end of a sentence: whoever writes so does not talk on a telephone."""

_LINE_ENDS = re.compile(r"\s*\n+\s*")
_MARKUP = re.compile(r"[*_#`>|]+|\[\d+(?:\s*,\s*\d+)*\]|^\s*(?:[-–•]|\d+[.)])\s+")
_SPACES = re.compile(r"\s+")


class SentenceCutter:
    """Takes pieces of any length."""

    def __init__(self) -> None:
        self._rest = ""

    def feed(self, text: str) -> list[str]:
        """More words; the sentences that are whole now."""
        *lines, last = _LINE_ENDS.split(self._rest + text)
        whole = [sentence for line in lines for sentence in sentences_of(line)]
        pieces = sentences_of(last)
        if len(pieces) > 1:
            whole += pieces[:-1]
            # What follows a space may belong to the piece that is not whole yet.
            self._rest = pieces[-1] + last[len(last.rstrip()) :]
        else:
            self._rest = last
        while len(self._rest) > LONGEST_WAIT:
            whole.append(self._rest[:LONGEST_WAIT])
            self._rest = self._rest[LONGEST_WAIT:]
        return _spoken(whole)

    def finish(self) -> list[str]:
        """Nothing more comes; what is left counts as a sentence."""
        left, self._rest = self._rest, ""
        return _spoken(sentences_of(left))


def plain(sentence: str) -> str:
    """Without marks that are for the eye: emphasis, headings, bullets, numbers of sources."""
    return _SPACES.sub(" ", _MARKUP.sub("", sentence)).strip()


def _spoken(sentences: list[str]) -> list[str]:
    return [each for each in sentences if any(char.isalnum() for char in each)]
