"""A spoken talk with a visitor: a call of the line of this computer's microphone.

A visitor may begin one, write into their own one in place of speaking, and end it; of lines and
calls besides they may nothing.
"""

from __future__ import annotations

from hardware.line.config import LineKind
from secretary_app.bootstrap.desk_talk import talk_with
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.errors import NotNow
from secretary_app.features.calls.live_view import LiveCallView
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.settings import ASSISTANT, KIND
from secretary_app.features.visits.rights import VISIT
from secretary_app.features.visits.visitor import VISITOR
from secretary_app.foundation.auth.acting import by_own_authority, needs

NO_CALL = "no-call"


class VisitorTalk:
    """At most one goes on; one that others began by the same microphone is none."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._call_id = ""

    @needs(VISIT)
    async def begin(self, *, name: str, language: str) -> str:
        """The call's id; ``name`` is what a new line is called, ``language`` that of the screen.

        Raises what ``talk_with`` raises.
        """
        host = (self._line() or self._workspace.lines.first()).get(ASSISTANT)
        with by_own_authority():
            line = await talk_with(
                self._workspace, host, name=name, actor=VISITOR.id, language=language
            )
        views = self._workspace.desk.live()
        begun = next((view for view in views if view.line_id == line.id), None)
        if begun is None:
            raise NotNow(reason=NO_CALL)
        self._call_id = begun.call_id
        return begun.call_id

    @needs(VISIT)
    def now(self) -> LiveCallView | None:
        """The talk that goes on."""
        views = self._workspace.desk.live()
        return next((each for each in views if each.call_id == self._call_id), None)

    @needs(VISIT)
    def write(self, text: str) -> None:
        """Instead of saying it. Raises NotNow."""
        view = self.now()
        if view is None:
            raise NotNow(reason=NO_CALL)
        with by_own_authority():
            self._workspace.desk.write(view.call_id, text, actor=VISITOR.id)

    @needs(VISIT)
    async def end(self) -> None:
        """The visitor is done; nothing where no talk goes on."""
        view = self.now()
        if view is not None:
            with by_own_authority():
                await self._workspace.desk.hang_up(view.call_id, actor=VISITOR.id)

    def _line(self) -> PhoneLine | None:
        lines = self._workspace.lines.all()
        return next((line for line in lines if line.get(KIND) is LineKind.SOUNDCARD), None)
