"""The heard-ledger: what the caller really heard of each thing that we said.

Only sound that left the modem at full level counts. The line process reports how far each utterance
got; here those milliseconds become words by the word times that the voice gave.
"""

from __future__ import annotations

from dataclasses import dataclass

from engines.wire.stt import Word
from secretary_app.features.conversations.models import Evidence


@dataclass(slots=True, kw_only=True)
class SpokenUtterance:
    """One sentence of ours on its way to the caller."""

    utterance_id: str
    text: str
    """The sentence as written, the one that the transcript shows."""
    language: str
    kind: str
    evidence: tuple[Evidence, ...] = ()
    interruptible: bool = True
    words: tuple[Word, ...] = ()
    duration_ms: int = 0
    started_ms: int | None = None
    """Line time of its first frame; None while it waits."""
    ended_ms: int | None = None
    heard_ms: int = 0
    gave_way: bool = False
    """The caller spoke into it: it keeps its place in silence until it is resumed or dropped."""
    cut: bool = False
    finished: bool = False

    @property
    def over(self) -> bool:
        """Whether nothing more of it will sound."""
        return self.finished or self.cut

    @property
    def heard_text(self) -> str:
        """The words that reached the caller, as written where all of them did."""
        if self.finished and not self.cut:
            return self.text
        if self.words and self.heard_ms >= self.words[-1].end_ms:
            return self.text
        heard = sum(1 for word in self.words if word.end_ms <= self.heard_ms)
        if heard == 0 or not self.words:
            return ""
        return _leading_words(self.text, share=heard / len(self.words))


def _leading_words(text: str, *, share: float) -> str:
    """The first ``share`` of the words of ``text``.

    The voice may say more words than are written («18:00» is spoken as two), so the cut goes by
    share, downwards: a word that was perhaps not heard does not count as heard.
    """
    written = text.split()
    return " ".join(written[: int(len(written) * share)])


class HeardLedger:
    """All utterances of one call, in the order in which they were given to the line."""

    def __init__(self) -> None:
        self._utterances: dict[str, SpokenUtterance] = {}

    def add(self, utterance: SpokenUtterance) -> None:
        """An utterance is about to be given to the line."""
        self._utterances[utterance.utterance_id] = utterance

    def get(self, utterance_id: str) -> SpokenUtterance | None:
        """The utterance with that id, None for one that is not of this call."""
        return self._utterances.get(utterance_id)

    def waiting(self) -> list[SpokenUtterance]:
        """Utterances that still sound or wait for their turn."""
        return [utterance for utterance in self._utterances.values() if not utterance.over]
