"""A visitor's talk by microphone and loudspeaker, with its captions. Knows no widgets.

It is a call of the line of this computer's microphone, and of such calls the one that was begun on
this screen: what somebody at the desk says into the same microphone is not shown here.
"""

from __future__ import annotations

import logging
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from secretary_app.bootstrap.visitor_talk import VisitorTalk
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.models import CallOutcome
from secretary_app.features.calls.states import CallState
from secretary_app.features.conversations.models import Role
from secretary_app.features.lines.errors import SoundCardUnusable
from secretary_app.kernel.errors import SecretaryError
from ui.call_panel.calls import LiveCalls, ShownCall
from ui.call_panel.lines import Said
from ui.kiosk.deeds import Deeds
from ui.kiosk.lines import Line, Side
from ui.runtime.words import Words

_LOG = logging.getLogger(__name__)

BEGIN, END, WRITE = "speak", "hang-up", "write"

DOING = {
    CallState.LISTENING: "kiosk-listening",
    CallState.HEARING: "kiosk-listening",
    CallState.THINKING: "kiosk-thinking",
}
"""What is told of her; that she speaks is heard and read."""


class Voice(StrEnum):
    """Whether a visitor can be heard."""

    SHUT = "shut"
    OPENING = "opening"
    OPEN = "open"


class SpokenTalk(QObject):
    """One visitor's after another's."""

    changed = Signal()
    ended = Signal(object, str)
    """What was said, and the name of the text that says why no more will be."""

    def __init__(
        self, parent: QObject, *, workspace: Workspace, words: Words, deeds: Deeds
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._deeds = deeds
        self._talk = VisitorTalk(workspace)
        self._calls = LiveCalls(work=workspace.desk, bus=workspace.events, parent=self)
        self._calls.changed.connect(self._look)
        self._beginning = False
        self._call: ShownCall | None = None

    @property
    def voice(self) -> Voice:
        """How it stands with the microphone."""
        if self._call is not None and self._call.story.answered:
            return Voice.OPEN
        return Voice.OPENING if self._beginning or self._call is not None else Voice.SHUT

    @property
    def lines(self) -> list[Line]:
        """What was said so far, half-heard words last."""
        if self._call is None:
            return []
        return [
            Line(
                side=Side.VISITOR if said.role is Role.CALLER else Side.SECRETARY,
                text=said.text,
                at=said.at,
                final=said.final,
            )
            for said in self._call.story.lines
            if isinstance(said, Said) and said.text and not said.hint
        ]

    @property
    def doing(self) -> str:
        """The name of the text that says what she does; empty where nothing needs to be told."""
        if self.voice is Voice.OPENING:
            return "kiosk-opening"
        return "" if self._call is None else DOING.get(self._call.view.state, "")

    def begin(self) -> None:
        """The microphone opens; where it cannot, that is told as the end."""
        if self.voice is Voice.SHUT:
            self._beginning = self._deeds.run(self._begin, BEGIN)
            self.changed.emit()

    def write(self, text: str) -> None:
        """In place of saying it."""

        async def into_the_talk() -> None:
            self._talk.write(text)

        self._deeds.run(into_the_talk, WRITE)

    def end(self) -> None:
        """The visitor is done."""
        self._deeds.run(self._talk.end, END)

    def forget(self) -> None:
        """The visitor has gone: what is still said of their talk is shown to nobody."""
        self._deeds.stop(BEGIN)
        if self._call is not None:
            self.end()
        self._call, self._beginning = None, False

    async def _begin(self) -> None:
        try:
            words = self._words
            call_id = await self._talk.begin(
                name=words.text("kiosk-line"), language=words.language.value
            )
            self._call = self._calls.get(call_id)
        except SoundCardUnusable as error:
            _LOG.warning("a visitor cannot be heard: %s", error)
            self.ended.emit([], "kiosk-no-device")
        except SecretaryError as error:
            _LOG.warning("no talk with a visitor: %s", error)
            self.ended.emit([], "kiosk-no-voice")
        finally:
            self._beginning = False
            self.changed.emit()

    def _look(self) -> None:
        call = self._call
        if call is None:
            return
        if call.story.ended is not None:
            said, self._call = self.lines, None
            self._calls.dismiss(call.story.call_id)
            self.ended.emit([line for line in said if line.final], _why_over(call))
        self.changed.emit()


def _why_over(call: ShownCall) -> str:
    ended = call.story.ended
    assert ended is not None, "it is over"
    if not call.story.answered:
        return "kiosk-no-device"
    return "kiosk-talk-broken" if ended.outcome is CallOutcome.BROKEN else "kiosk-talk-over"
