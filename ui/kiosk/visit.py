"""One visitor's talk as the screen shows it: written, spoken, or both. Knows no widgets.

Whatever is said stands in ``lines``; ``forget`` leaves nothing of it.
"""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from secretary_app.bootstrap.visitor_talk import VisitorTalk
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.conversations.models import Role
from secretary_app.features.visits.events import VisitorAnswered
from secretary_app.features.visits.settings import RING_SECONDS
from secretary_app.features.visits.talk import WrittenTalk
from secretary_app.features.visits.visitor import DOOR, VISITOR
from secretary_app.foundation.auth.acting import acting_as
from ui.call_panel.calls import LiveCalls
from ui.call_panel.story import Said
from ui.runtime.operations import Complaints, Operations, Work
from ui.runtime.words import Words


class Side(StrEnum):
    """Whose words."""

    VISITOR = "visitor"
    SECRETARY = "secretary"
    NOTE = "note"
    """What happens, between the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One bubble, or a note."""

    side: Side
    text: str
    final: bool = True


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
        self._operations = operations
        self._complain = complain
        self._speech = VisitorTalk(workspace)
        self._calls = LiveCalls(work=workspace.desk, bus=workspace.events, parent=self)
        self._calls.changed.connect(self._look)
        self._written: WrittenTalk | None = None
        self._said: list[Line] = []
        self._call_id = ""
        self._asking = False
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._nobody_came)
        unlisten = workspace.events.subscribe(VisitorAnswered, lambda _event: self._comes())
        self.destroyed.connect(unlisten)

    @property
    def lines(self) -> list[Line]:
        """All that was said, oldest first."""
        return [*self._said, *self._spoken()]

    @property
    def begun(self) -> bool:
        """Whether there is anything to be forgotten."""
        return bool(self.lines) or self.speaking or self.ringing

    @property
    def speaking(self) -> bool:
        """Whether the microphone is open."""
        call = self._calls.get(self._call_id)
        return call is not None and call.story.ended is None

    @property
    def thinking(self) -> bool:
        """Whether an answer to something written is on its way."""
        return self._asking

    @property
    def ringing(self) -> bool:
        """Whether a person is waited for."""
        return self._waiting.isActive()

    @property
    def samples(self) -> list[str]:
        """Questions to begin with."""
        with acting_as(VISITOR, origin=DOOR):
            return self._workspace.visits.samples(self._words.language)

    @property
    def host(self) -> str:
        """Her given name."""
        with acting_as(VISITOR, origin=DOOR):
            names = self._workspace.visits.host().names
        return names.get(self._words.language) or next(iter(names.values()), "")

    @property
    def company(self) -> str:
        """As it is said; empty where it is not named."""
        with acting_as(VISITOR, origin=DOOR):
            return self._workspace.visits.host().company.get(self._words.language, "")

    def speak(self) -> None:
        """The microphone opens; pressed again, it closes."""
        if self.speaking:
            self._run(self._speech.end, "end")
            return
        name = self._words.text("kiosk-line")
        self._run(lambda: self._speech.begin(name=name), "speak")

    def write(self, text: str) -> None:
        """A question by keys, or a sample; while the microphone is open, into the spoken talk."""
        if self.speaking:

            async def into_the_talk() -> None:
                self._speech.write(text)

            self._run(into_the_talk, "write")
            return
        if self._asking:
            return
        self._asking = True
        self._said.append(Line(side=Side.VISITOR, text=text))
        self.changed.emit()
        self._run(lambda: self._answer(text), "ask")

    def ring(self) -> None:
        """A person is wanted."""
        if self.ringing:
            return
        self._waiting.start(self._workspace.settings.get(RING_SECONDS) * 1000)
        with acting_as(VISITOR, origin=DOOR):
            self._workspace.visits.ring()
        self._note("kiosk-rings")

    def forget(self) -> None:
        """The visitor has gone: nothing of them stays on the screen or in the talk."""
        self._waiting.stop()
        with acting_as(VISITOR, origin=DOOR):
            self._workspace.visits.leave()
        self._operations.stop("kiosk.ask")
        if self.speaking:
            self._run(self._speech.end, "end")
        self._said, self._written, self._call_id, self._asking = [], None, "", False
        self._complain.clear()
        self.changed.emit()

    async def _answer(self, text: str) -> None:
        visits = self._workspace.visits
        if self._written is None:
            self._written = visits.begin(self._words.language)
        talk = self._written
        try:
            async with aclosing(visits.ask(talk, text)) as sentences:
                async for sentence in sentences:
                    if talk is self._written:
                        self._add(sentence.text)
        finally:
            if talk is self._written:
                self._asking = False
                self.changed.emit()

    def _add(self, text: str) -> None:
        last = self._said[-1]
        if last.side is Side.SECRETARY:
            self._said[-1] = replace(last, text=f"{last.text} {text}")
        else:
            self._said.append(Line(side=Side.SECRETARY, text=text))
        self.changed.emit()

    def _spoken(self) -> list[Line]:
        call = self._calls.get(self._call_id)
        if call is None:
            return []
        sides = {Role.CALLER: Side.VISITOR, Role.ASSISTANT: Side.SECRETARY}
        return [
            Line(side=sides.get(line.role, Side.SECRETARY), text=line.text, final=line.final)
            for line in call.story.lines
            if isinstance(line, Said) and line.text and not line.hint
        ]

    def _look(self) -> None:
        with acting_as(VISITOR, origin=DOOR):
            now = self._speech.now()
        if now is not None and now.call_id != self._call_id:
            self._said = self.lines
            self._call_id = now.call_id
        call = self._calls.get(self._call_id)
        if call is not None and call.story.ended is not None:
            self._said, self._call_id = self.lines, ""
            self._calls.dismiss(call.story.call_id)
        self.changed.emit()

    def _nobody_came(self) -> None:
        words = self._words
        text = words.text("kiosk-rang-in-vain")
        self._run(
            lambda: self._workspace.visits.waited_in_vain(text, language=words.language),
            "in-vain",
        )
        self._note("kiosk-nobody-came")

    def _comes(self) -> None:
        if self.ringing:
            self._waiting.stop()
            self._note("kiosk-somebody-comes")

    def _note(self, what: str) -> None:
        self._said.append(Line(side=Side.NOTE, text=self._words.text(what)))
        self.changed.emit()

    def _run(self, work: Work[None], name: str) -> None:
        with acting_as(VISITOR, origin=DOOR):
            self._operations.run(
                work,
                name=f"kiosk.{name}",
                title=self._words.text("kiosk-line"),
                complain=self._complain,
                quiet=True,
            )
