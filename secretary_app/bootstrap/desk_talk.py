"""A talk with an assistant here and now: by the line of this computer's microphone.

Where there is no such line it is added; where it is paused it is resumed; whoever is to be talked
to answers it from then on.
"""

from __future__ import annotations

import asyncio

from hardware.line.config import LineKind
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.lines.events import (
    LineAdded,
    LineBroken,
    LineChanged,
    LineLeft,
    LineStateChanged,
)
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.settings import ASSISTANT, KIND
from secretary_app.features.providers.errors import NothingServed

READY_LIMIT_S = 30.0
"""A line process on a busy machine, and greetings that are said anew."""

ON_THE_WAY = "starting"
NEWS = (LineAdded, LineBroken, LineChanged, LineLeft, LineStateChanged)


async def talk_with(
    workspace: Workspace, assistant_id: str, *, name: str, actor: str, language: str | None = None
) -> PhoneLine:
    """Begins it; ``name`` is what a new line is called, ``language`` what they want to talk in.

    Raises NothingServed, NoTalkHere, SoundCardUnusable, or what is wrong with the line.
    """
    if not workspace.engines.serving:
        raise NothingServed
    line = await _desk_line(workspace, assistant_id, name=name, actor=actor)
    moved = asyncio.Event()
    stops = [workspace.events.subscribe(kind, lambda _event: moved.set()) for kind in NEWS]
    try:
        async with asyncio.timeout(READY_LIMIT_S):
            while _state(workspace, line.id) == ON_THE_WAY:
                moved.clear()
                await moved.wait()
    except TimeoutError:
        # What the line then says of itself is told by the try.
        pass
    finally:
        for stop in stops:
            stop()
    workspace.line.talk(line.id, language=language)
    return line


async def _desk_line(
    workspace: Workspace, assistant_id: str, *, name: str, actor: str
) -> PhoneLine:
    lines = workspace.lines
    desks = [line for line in lines.all() if line.get(KIND) is LineKind.SOUNDCARD]
    hers = [line for line in desks if line.get(ASSISTANT) == assistant_id]
    if not desks:
        chosen = {"kind": LineKind.SOUNDCARD.value, "assistant": assistant_id}
        return await lines.add(chosen, name=name, actor=actor)
    line = (hers or desks)[0]
    if not hers:
        line = await lines.set(line.id, "assistant", assistant_id, actor=actor)
    if not line.enabled:
        line = await lines.enable(line.id, enabled=True, actor=actor)
    return line


def _state(workspace: Workspace, line_id: str) -> str:
    return next((each.state for each in workspace.line.standings() if each.line.id == line_id), "")
