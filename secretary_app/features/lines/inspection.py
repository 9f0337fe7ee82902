"""Looks at the line and its modem: through the running line where there is one, else for itself."""

from __future__ import annotations

import asyncio
from pathlib import Path

from engines.wire import WireError
from hardware.line.client import LineClient
from hardware.line.reports import Failed, LineCheck, LineState
from secretary_app.features.lines.errors import LineCheckFailed, LineLost
from secretary_app.features.lines.process import line_process
from secretary_app.features.lines.service import LineService, line_config
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

    def use(self, running: LineService | None) -> None:
        """From now on the line is served by this one (None: by nobody)."""
        self._running = running

    async def check(self) -> LineCheck:
        """What the line's device says of itself.

        Raises LineUnusable or LineCheckFailed.
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
            raise LineCheckFailed(line_id=config.line_id, reason=error.text) from error


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
