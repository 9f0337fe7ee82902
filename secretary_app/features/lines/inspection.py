"""Looks at the line and its devices: through the running line where there is one, else for itself.

At a desk, where nobody can ring, it also begins a talk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from engines.wire import WireError
from hardware.line.client import LineClient
from hardware.line.config import LineKind
from hardware.line.reports import Failed, LineCheck, LineState
from secretary_app.features.lines.errors import (
    SOUND_CARD_REASONS,
    LineCheckFailed,
    LineLost,
    NoBalance,
    NoTalkHere,
    SoundCardUnusable,
    check_failed,
)
from secretary_app.features.lines.process import line_process
from secretary_app.features.lines.rights import USE_LINES, VIEW_LINES
from secretary_app.features.lines.service import LineService, line_config
from secretary_app.features.lines.settings import BALANCE_CODE
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.settings import Settings

CHECK_LIMIT_S = 60.0
"""A modem that searches for its network answers some questions only afterwards."""


NOT_YET = ("absent", "starting")
"""States in which a line begins; with a reason beside them they are also how it ends up."""


class LineInspector:
    """Answers ``line check``."""

    def __init__(self, *, settings: Settings, sockets: Path) -> None:
        self._settings = settings
        self._sockets = sockets
        self._running: LineService | None = None
        self._begin: Callable[[], bool] | None = None

    def use(self, running: LineService | None, *, begin: Callable[[], bool] | None = None) -> None:
        """From now on the line is served by this one (None: by nobody).

        ``begin`` begins a talk at the line's own devices; False where one is going on.
        """
        self._running, self._begin = running, begin

    @property
    def serving(self) -> bool:
        """Whether somebody serves the line; while one is about to, it is better left alone."""
        return self._running is not None

    @property
    def state(self) -> str | None:
        """How the served line said it is; None where it said nothing, or nobody serves it."""
        state = None if self._running is None else self._running.state
        return None if state is None else state.state

    @needs(USE_LINES)
    def talk(self) -> None:
        """Somebody has sat down at the microphone.

        Raises NoTalkHere or SoundCardUnusable.
        """
        if self._running is None or self._begin is None:
            raise NoTalkHere(reason="not-served")
        if line_config(self._settings).kind is not LineKind.SOUNDCARD:
            raise NoTalkHere(reason="no-sound-card")
        state = self._running.state
        if state is not None and state.detail in SOUND_CARD_REASONS:
            raise SoundCardUnusable(reason=state.detail)
        if not self._begin():
            raise NoTalkHere(reason="taken")

    @needs(USE_LINES)
    async def balance(self) -> str:
        """What the operator says of the money on the card.

        Raises NoBalance while nobody serves the line, LineLost or UssdUnanswered.
        """
        if self._running is None:
            raise NoBalance
        return await self._running.ussd(self._settings.get(BALANCE_CODE))

    @needs(VIEW_LINES)
    async def check(self) -> LineCheck:
        """What the line's device says of itself.

        Raises LineUnusable, LineCheckFailed, SoundCardUnusable or ListenRefused.
        """
        config = line_config(self._settings)
        try:
            async with asyncio.timeout(CHECK_LIMIT_S):
                if self._running is not None:
                    return await self._running.check()
                async with line_process(config, sockets=self._sockets) as line:
                    return await _ask(line)
        except TimeoutError as error:
            raise LineCheckFailed(line_id=config.line_id, reason="timeout") from error
        except LineLost as error:
            reason = str(error.params["reason"])
            raise LineCheckFailed(line_id=config.line_id, reason=reason) from error
        except WireError as error:
            raise check_failed(config, code=error.code, text=error.text) from error


async def _ask(line: LineClient) -> LineCheck:
    """Asks once the line has found its device, or knows why it cannot."""
    asked = False
    async for message in line.messages():
        match message:
            case LineCheck():
                return message
            case LineState() if not asked and _has_looked(message):
                asked = True
                await line.request_check()
            case Failed(code=code, text=text):
                raise WireError(code=code, text=text)
            case _:
                pass
    raise WireError(code="closed", text="the line closed instead of answering")


def _has_looked(state: LineState) -> bool:
    return state.state not in NOT_YET or state.detail is not None
