"""What the player did inside a frame, to the sample. The ledger turns it into messages once heard.

Positions are samples from the start of the utterance, offsets samples from the start of the frame.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something happened to an utterance at a sample of our track."""

    offset: int
    utterance_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Started(Notice):
    """Its first sample."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ducked(Notice):
    """Here the level began to fall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving(Notice):
    """The caller's voice is sure; it will fall silent at the end of the word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Yielded(Notice):
    """Silent from here."""

    heard: int
    """Position up to which it was at full level."""
    word_index: int | None
    """The word that was ducked, from which it would come back; None without word times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Notice):
    """It came back here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Notice):
    """Finished, or cut off: nothing of it follows."""

    heard: int
    """Position up to which it was at full level; its length when it was finished."""
    cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Samples of an utterance inside a frame."""

    offset: int
    utterance_id: str
    position: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """20 ms of our track and, in order, what happened in them."""

    pcm: bytes
    entries: tuple[Notice | Stretch, ...] = ()


class FrameNotes:
    """Collects what happens until the next frame is complete."""

    def __init__(self) -> None:
        self.offset = 0
        """Samples of the frame made so far; 0 between frames."""
        self._entries: list[Notice | Stretch] = []

    def add(self, entry: Notice | Stretch) -> None:
        """Notes something that happened here."""
        self._entries.append(entry)

    def close(self, pcm: bytes) -> Frame:
        """The frame with all its notes; begins the next one."""
        frame = Frame(pcm=pcm, entries=tuple(self._entries))
        self.offset, self._entries = 0, []
        return frame
