"""In a call of ours: what we called to say, when it is said, and whether it was heard."""

from __future__ import annotations

from collections.abc import Callable

from hardware.line import reports, voice_reports
from secretary_app.features.calls.answering import Answering
from secretary_app.features.calls.hearing import Heard
from secretary_app.features.calls.hello import Hello, HelloTimes
from secretary_app.features.calls.ledger import SpokenUtterance
from secretary_app.features.dialogue.models import Sentence, SentenceKind

Opening = Callable[[str], tuple[Sentence, ...]]
"""Who calls and why, in a language."""


class OurWord:
    """Said once they have said hello."""

    def __init__(
        self,
        *,
        opening: Opening,
        language: Callable[[], str],
        answering: Answering,
        connected: Callable[[], None],
    ) -> None:
        """``connected`` hears that they took the call."""
        self._opening = opening
        self._language = language
        self._answering = answering
        self._connected = connected
        self._hello = Hello(times=HelloTimes(), speak=self._say)
        self._to_tell: set[str] | None = None
        """What they were called to be told and have not heard to its end; None: nothing."""

    @property
    def heard(self) -> bool:
        """Whether they have begun to hear us."""
        return self._hello.heard

    @property
    def told(self) -> bool | None:
        """Whether they heard, to its end, what they were called to be told; None: nothing was."""
        return None if self._to_tell is None else not self._to_tell

    def follow(self, message: reports.Report) -> None:
        """What the line tells of their beginning."""
        match message:
            case reports.CallBegan():
                self._connected()
            case reports.AudioOpen():
                self._hello.connected()
            case voice_reports.VoiceStarted():
                self._hello.voice_started()
            case voice_reports.VoiceStopped():
                self._hello.voice_stopped()

    def sounds(self, utterance: SpokenUtterance) -> None:
        """A sentence of ours has begun to sound."""
        self._hello.sounds(utterance.started_ms)

    def sounded(self, utterance: SpokenUtterance) -> None:
        """Nothing more of it will sound."""
        if self._to_tell is not None and utterance.heard_text == utterance.text:
            self._to_tell.discard(utterance.text)

    def holds(self, heard: Heard) -> bool:
        """Whether these words were said before they heard anything of us."""
        return self._hello.holds(heard)

    def over(self) -> None:
        """The call has ended."""
        self._hello.over()

    def _say(self) -> None:
        sentences = self._opening(self._language())
        answers = {each.text for each in sentences if each.kind is SentenceKind.ANSWER}
        self._to_tell = answers or None
        self._answering.volunteer(sentences, name="opening")
