"""In a call of ours: what we called to say, when it is said, and whether it was heard."""

from __future__ import annotations

from collections.abc import Callable

from hardware.line import reports, voice_reports
from secretary_app.features.calls.answering import Answering
from secretary_app.features.calls.hearing import Heard
from secretary_app.features.calls.hello import Hello, HelloTimes
from secretary_app.features.calls.ledger import SpokenUtterance
from secretary_app.features.calls.our_opening import OpeningWord

Opening = Callable[[str], tuple[OpeningWord, ...]]
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
        self._said: list[OpeningWord] = []
        """Sentences for a promise, in their order."""
        self._unheard: set[str] = set()
        """Texts of those which they have not heard to the end."""

    @property
    def heard(self) -> bool:
        """Whether they have begun to hear us."""
        return self._hello.heard

    def kept(self, *, talked: bool) -> frozenset[str]:
        """Promises that are kept by what was heard, and by a talk where there was one.

        What was found out is kept by being told. To call back is kept by the talk: about what it
        is, they must have heard to its end where it was not the first such thing.
        """
        kept: set[str] = set()
        cut: set[str] = set()
        first = True
        for word in self._said:
            ids = {each.promise_id for each in word.owed}
            heard = word.sentence.text not in self._unheard
            if all(each.answer for each in word.owed):
                (kept if heard else cut).update(ids)
            elif talked and (heard or first):
                kept |= ids
                first = False
        return frozenset(kept - cut)

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
        if utterance.heard_text == utterance.text:
            self._unheard.discard(utterance.text)

    def holds(self, heard: Heard) -> bool:
        """Whether these words were said before they heard anything of us."""
        return self._hello.holds(heard)

    def over(self) -> None:
        """The call has ended."""
        self._hello.over()

    def _say(self) -> None:
        words = self._opening(self._language())
        self._said = [each for each in words if each.owed]
        self._unheard = {each.sentence.text for each in self._said}
        self._answering.volunteer([each.sentence for each in words], name="opening")
