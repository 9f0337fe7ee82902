"""Where words stand in a piece of sound, by estimate.

Piper tells how long a piece is and not where its words are (its alignments need models patched for
it). The beginning and the end of a piece are exact; within, a word gets its share by its letters,
and a comma or a full stop the time of some letters of silence.
"""

from engines.wire import Word
from engines.workers.tts.tokens import tokens

PAUSE_LETTERS = 3
"""How many letters could have been said in the pause at a comma or a full stop."""
BARE_LETTERS = 1
"""Even a word of one letter has a beginning and an end."""


def estimate(text: str, *, start_ms: float, end_ms: float) -> tuple[Word, ...]:
    """A mark for each word of the text; their texts join to it."""
    words = tokens(text)
    if not words:
        return ()
    weights = [BARE_LETTERS + sum(c.isalnum() for c in word.text) for word in words]
    pauses = [0 if word.text[-1].isalnum() else PAUSE_LETTERS for word in words]
    pauses[-1] = 0
    scale = (end_ms - start_ms) / (sum(weights) + sum(pauses))
    cuts = [0, *[word.start for word in words[1:]], len(text)]
    marks, place = [], start_ms
    for number, (weight, pause) in enumerate(zip(weights, pauses, strict=True)):
        marks.append(
            Word(
                text=" ".join(text[cuts[number] : cuts[number + 1]].split()),
                start_ms=round(place),
                end_ms=round(place + weight * scale),
            )
        )
        place += (weight + pause) * scale
    return tuple(marks)
