"""Phrases as a network of words for the decoder."""

from collections.abc import Iterable, Iterator

from engines.workers.stt.phrases import LONGEST_NUMBER, SHORTEST_NUMBER, Phrases
from engines.workers.stt.words import Words

DIGIT = 1e-20
"""Weight of one more digit, so that a string of short words does not explain anything at all."""

Arc = tuple[int, int, float, str]
"""From, to, probability, word: as PocketSphinx takes them."""

START = 0
END = 1


def arcs_of(phrases: Phrases) -> list[Arc]:
    """A prefix tree: what begins alike is searched once."""
    arcs: list[Arc] = []
    states: dict[Words, int] = {(): START}
    for phrase in sorted(phrases.listed):
        for length in range(1, len(phrase)):
            part = phrase[:length]
            if part not in states:
                states[part] = len(states) + 1  # END stands between
                arcs.append((states[part[:-1]], states[part], 1.0, part[-1]))
        arcs.append((states[phrase[:-1]], END, 1.0, phrase[-1]))
    arcs += _digit_arcs(sorted(phrases.digits), first_free=len(states) + 1)
    return arcs


def _digit_arcs(digits: Iterable[str], *, first_free: int) -> Iterator[Arc]:
    state = START
    for length in range(1, LONGEST_NUMBER + 1):
        following = first_free + length - 1
        for word in digits:
            if length < LONGEST_NUMBER:
                yield state, following, DIGIT, word
            if length >= SHORTEST_NUMBER:
                yield state, END, DIGIT, word
        state = following
