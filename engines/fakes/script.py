"""The script of what the far end says: a file to which one JSON line is added for each thing said.

A line is `{"text": …, "starts_at": …, "duration_s": …}`; `starts_at` is CLOCK_MONOTONIC in
seconds, which all processes of a machine share. The words of a line share its time by their
length.
"""

import json
import logging
import re
from dataclasses import dataclass
from pathlib import Path

logger = logging.getLogger(__name__)

_WORD = re.compile(r"[\w'-]*\w")


def plain_words(text: str) -> list[str]:
    """The words as a recogniser writes them: lower case, no punctuation."""
    return _WORD.findall(text.lower())


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWord:
    """One word and when the far end says it, in seconds of CLOCK_MONOTONIC."""

    text: str
    starts_at: float
    ends_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenLine:
    """One thing said by the far end."""

    words: tuple[SpokenWord, ...]

    @property
    def ends_at(self) -> float:
        """When its last word is over."""
        return self.words[-1].ends_at


class Script:
    """Reads what has been added since the last look; a line that is not whole waits for its end."""

    def __init__(self, *, path: Path) -> None:
        self._path = path
        self._read_to = 0
        self.lines: list[SpokenLine] = []

    def refresh(self) -> None:
        """Takes in new lines; what is no line of a script is logged and left out."""
        try:
            with self._path.open("rb") as file:
                file.seek(self._read_to)
                added = file.read()
        except FileNotFoundError:
            # Nobody has said anything yet.
            return
        whole, newline, _ = added.rpartition(b"\n")
        self._read_to += len(whole) + len(newline)
        for line in whole.splitlines():
            try:
                spoken = _parse(line)
            except (ValueError, KeyError, TypeError) as error:
                logger.warning("not a line of a script: %r (%r)", line[:80], error)
                continue
            if spoken.words:
                self.lines.append(spoken)


def _parse(line: bytes) -> SpokenLine:
    fields = json.loads(line)
    texts = plain_words(str(fields["text"]))
    at = float(fields["starts_at"])
    per_letter = float(fields["duration_s"]) / max(1, sum(map(len, texts)))
    words = []
    for text in texts:
        ends_at = at + len(text) * per_letter
        words.append(SpokenWord(text=text, starts_at=at, ends_at=ends_at))
        at = ends_at
    return SpokenLine(words=tuple(words))
