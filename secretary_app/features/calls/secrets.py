"""Takes card numbers, passports and codes out of what a caller said, words and sound alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engines.wire.stt import Word
from secretary_app.features.calls.understanding import UnderstoodTurn
from secretary_app.kernel.blanking import BLANK, Range, may_go_on, secrets, without

MARGIN_MS = 200
"""A recogniser's word times are as exact as that; half a digit must not stay."""


def _no_sound(_from_ms: int, _to_ms: int) -> None:
    """Nothing is recorded."""


class CallSecrets:
    """Of one call; knows the turn before, for a number that is said in pieces."""

    def __init__(self, *, blank_sound: Callable[[int, int], None] = _no_sound) -> None:
        """``blank_sound`` silences the recording between two line times; it must not block."""
        self._blank_sound = blank_sound
        self._goes_on = False

    def taken_out(self, turn: UnderstoodTurn) -> UnderstoodTurn:
        """The turn as it may be kept."""
        said, goes_on = turn.said, self._goes_on
        if said.text:
            self._goes_on = may_go_on(said.text)
        found = secrets(said.text, goes_on=goes_on)
        if not found:
            return turn
        words = _without(turn.words, goes_on=goes_on)
        silent = [word for word in words if word.text == BLANK]
        if not silent:
            # It is known that it was said, and not when.
            self._blank_sound(turn.start_ms - MARGIN_MS, turn.end_ms + MARGIN_MS)
        for word in silent:
            self._blank_sound(word.start_ms - MARGIN_MS, word.end_ms + MARGIN_MS)
        return replace(turn, said=replace(said, text=without(said.text, found)), words=tuple(words))


def _without(words: tuple[Word, ...], *, goes_on: bool) -> list[Word]:
    """The words, with one in place of those that are a secret together."""
    text = " ".join(word.text for word in words)
    found = secrets(text, goes_on=goes_on)
    kept: list[Word] = []
    at, last = 0, None
    for word in words:
        inside = _inside(found, at, at + len(word.text))
        at += len(word.text) + 1
        if inside is None:
            kept.append(word)
        elif inside == last:
            kept[-1] = Word(text=BLANK, start_ms=kept[-1].start_ms, end_ms=word.end_ms)
        else:
            kept.append(Word(text=BLANK, start_ms=word.start_ms, end_ms=word.end_ms))
        last = inside
    return kept


def _inside(found: tuple[Range, ...], start: int, end: int) -> Range | None:
    return next((each for each in found if each[0] < end and start < each[1]), None)
