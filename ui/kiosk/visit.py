"""One visitor's talk as the screen shows it: written, spoken, or both. Knows no widgets.

Whatever is said stands in ``lines``; ``forget`` leaves nothing of it.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from secretary_app.bootstrap.workspace import Workspace
from ui.kiosk.calling import CallingAPerson
from ui.kiosk.deeds import Deeds
from ui.kiosk.lines import Line, Side
from ui.kiosk.spoken import SpokenTalk, Voice
from ui.kiosk.written import WrittenQuestions
from ui.runtime.operations import Complaints, Operations
from ui.runtime.words import Words


class Visit(QObject):
    """Of one counter, one visitor after another."""

    changed = Signal()

    def __init__(
        self,
        parent: QObject,
        *,
        workspace: Workspace,
        words: Words,
        operations: Operations,
        complain: Complaints,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._words = words
        self._said: list[Line] = []
        self._deeds = deeds = Deeds(operations=operations, words=words, complain=complain)
        self._spoken = SpokenTalk(self, workspace=workspace, words=words, deeds=deeds)
        self._spoken.changed.connect(self.changed)
        self._spoken.ended.connect(self._spoken_to_its_end)
        self._written = WrittenQuestions(self, visits=workspace.visits, words=words, deeds=deeds)
        self._written.changed.connect(self.changed)
        self._written.answered.connect(self._answered)
        self._calling = CallingAPerson(self, workspace=workspace, words=words, deeds=deeds)
        self._calling.told.connect(self._note)

    @property
    def lines(self) -> list[Line]:
        """All that was said, oldest first, and what she is doing."""
        said = [*self._said, *self._spoken.lines]
        lines = sorted(said, key=lambda each: (not each.final, each.at))
        doing = self._doing(lines)
        if doing:
            lines.append(self._line(Side.NOTE, self._words.text(doing), final=False))
        return lines

    @property
    def begun(self) -> bool:
        """Whether there is anything to be forgotten."""
        return bool(self.lines) or self.ringing

    @property
    def voice(self) -> Voice:
        """Whether the visitor can be heard."""
        return self._spoken.voice

    @property
    def thinking(self) -> bool:
        """Whether an answer to something written is on its way."""
        return self._written.thinking

    @property
    def ringing(self) -> bool:
        """Whether a person is waited for."""
        return self._calling.ringing

    @property
    def samples(self) -> list[str]:
        """Questions to begin with."""
        with self._deeds.as_visitor():
            return self._workspace.visits.samples(self._words.language)

    @property
    def host(self) -> str:
        """Her given name."""
        with self._deeds.as_visitor():
            names = self._workspace.visits.host().names
        return names.get(self._words.language) or next(iter(names.values()), "")

    @property
    def company(self) -> str:
        """As it is said; empty where it is not named."""
        with self._deeds.as_visitor():
            return self._workspace.visits.host().company.get(self._words.language, "")

    def speak(self) -> None:
        """The microphone opens; pressed again, it closes."""
        if self.voice is Voice.SHUT:
            self._spoken.begin()
        else:
            self._spoken.end()

    def write(self, text: str) -> None:
        """A question by keys, or a sample; while the microphone is open, into the spoken talk."""
        if self.voice is Voice.OPEN:
            self._spoken.write(text)
        elif self._written.ask(text):
            self._say(Side.VISITOR, text)

    def ring(self) -> None:
        """A person is wanted."""
        self._calling.ring()

    def forget(self) -> None:
        """The visitor has gone: nothing of them stays on the screen or in the talk."""
        for each in (self._calling, self._written, self._spoken):
            each.forget()
        self._said = []
        self._deeds.clear()
        self.changed.emit()

    def _answered(self, text: str) -> None:
        last = self._said[-1]
        if last.side is Side.SECRETARY:
            self._said[-1] = replace(last, text=f"{last.text} {text}")
            self.changed.emit()
        else:
            self._say(Side.SECRETARY, text)

    def _spoken_to_its_end(self, said: list[Line], why: str) -> None:
        self._said = sorted([*self._said, *said], key=lambda each: each.at)
        self._note(why)

    def _doing(self, lines: list[Line]) -> str:
        last = lines[-1] if lines else None
        if last is not None and not last.final:
            # Words that come are seen to come.
            return ""
        if self.thinking and last is not None and last.side is Side.VISITOR:
            return "kiosk-thinking"
        return self._spoken.doing

    def _note(self, what: str) -> None:
        self._say(Side.NOTE, self._words.text(what))

    def _say(self, side: Side, text: str) -> None:
        self._said.append(self._line(side, text))
        self.changed.emit()

    def _line(self, side: Side, text: str, *, final: bool = True) -> Line:
        return Line(side=side, text=text, at=self._workspace.clock.now(), final=final)
