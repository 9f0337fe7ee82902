"""Looks at lines and their devices: through the running line where there is one, else for itself.

At a desk, where nobody can ring, it also begins a talk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engines.wire import WireError
from hardware.line.client import LineClient
from hardware.line.condition_reports import LineCheck
from hardware.line.config import LineKind
from hardware.line.reports import Failed, LineState
from secretary_app.features.lines.book import LineBook
from secretary_app.features.lines.errors import (
    SOUND_CARD_REASONS,
    LineCheckFailed,
    LineLost,
    NoBalance,
    NoTalkHere,
    SoundCardUnusable,
    check_failed,
)
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.process import line_process
from secretary_app.features.lines.rights import USE_LINES, VIEW_LINES
from secretary_app.features.lines.service import LineService, line_config
from secretary_app.features.lines.settings import BALANCE_CODE, KIND
from secretary_app.foundation.auth.acting import needs
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.later import later

find_modems = later("hardware.modem.discovery:find_modems")

CHECK_LIMIT_S = 60.0
"""A modem that searches for its network answers some questions only afterwards."""


NOT_YET = ("absent", "starting")
"""States in which a line begins; with a reason beside them they are also how it ends up."""


Begin = Callable[[str | None], bool]
"""With the language that was chosen, if one was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Served:
    """A line that somebody serves."""

    by: LineService
    begin: Begin
    """Begins a talk at the line's own devices; False where one is going on."""
    has_room: Callable[[], bool]
    """Whether one more caller would be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a line stands, for a list of them."""

    line: PhoneLine
    state: str
    """``paused``, ``not-served``, ``broken``, ``starting``, or the state that the line told."""
    reason: UserFacing | None = None
    """Of a broken one: what a person must mend."""


class LineInspector:
    """Answers ``line list``, ``line check`` and the like."""

    def __init__(self, *, book: LineBook, sockets: Path) -> None:
        self._book = book
        self._sockets = sockets
        self._served: dict[str, _Served] = {}
        self._broken: dict[str, UserFacing] = {}
        self._working = False

    def working(self, *, working: bool) -> None:
        """Whether this program serves lines at all."""
        self._working = working

    def serve(
        self,
        line_id: str,
        by: LineService,
        *,
        begin: Begin,
        has_room: Callable[[], bool],
    ) -> None:
        """From now on a line is served by this one."""
        self._served[line_id] = _Served(by=by, begin=begin, has_room=has_room)
        self._broken.pop(line_id, None)

    def leave(self, line_id: str, *, broken: UserFacing | None = None) -> None:
        """It is not served any more; ``broken``: and will not be until a person mends that."""
        self._served.pop(line_id, None)
        if broken is None:
            self._broken.pop(line_id, None)
        else:
            self._broken[line_id] = broken

    @property
    def serving(self) -> bool:
        """Whether lines are served; while they are about to be, they are better left alone."""
        return bool(self._served)

    @needs(VIEW_LINES)
    def standings(self) -> tuple[Standing, ...]:
        """Of every line."""
        return tuple(self._standing(line) for line in self._book.all())

    @property
    def state(self) -> str | None:
        """How the first line that is served said it is; None where it said nothing yet."""
        served = (self._served.get(line.id) for line in self._book.all())
        state = next((each.by.state for each in served if each is not None), None)
        return None if state is None else state.state

    @needs(VIEW_LINES)
    def has_room(self, line_id: str) -> bool:
        """Whether the line is served, and one more caller would be taken."""
        served = self._served.get(line_id)
        return served is not None and served.has_room()

    @needs(USE_LINES)
    def talk(self, line_id: str | None = None, *, language: str | None = None) -> None:
        """Somebody has sat down at the microphone: of this line, or of the first that has one.

        ``language``: they have chosen it, and are greeted in it where it is spoken.

        Raises LineMissing, NoTalkHere or SoundCardUnusable.
        """
        if line_id is None:
            desks = (line for line in self._book.all() if line.get(KIND) is LineKind.SOUNDCARD)
            line = next(desks, self._book.first())
        else:
            line = self._book.get(line_id)
        served = self._served.get(line.id)
        if served is None:
            raise NoTalkHere(reason="not-served")
        if line.get(KIND) is not LineKind.SOUNDCARD:
            raise NoTalkHere(reason="no-sound-card")
        state = served.by.state
        if state is not None and state.detail in SOUND_CARD_REASONS:
            raise SoundCardUnusable(reason=state.detail)
        if not served.begin(language):
            raise NoTalkHere(reason="taken")

    @needs(USE_LINES)
    async def balance(self, line_id: str | None = None) -> str:
        """What the operator says of the money on the card.

        Raises LineMissing; NoBalance while nobody serves the line, LineLost or UssdUnanswered.
        """
        line = self._book.first() if line_id is None else self._book.get(line_id)
        served = self._served.get(line.id)
        if served is None:
            raise NoBalance
        return await served.by.ussd(line.get(BALANCE_CODE))

    @needs(VIEW_LINES)
    async def plugged_in(self) -> tuple[str, ...]:
        """Modems that are plugged in now, by family and port; nobody is asked, nothing opened."""
        found = await asyncio.to_thread(find_modems)
        return tuple(f"{each.profile.family.value} ({each.at_url})" for each in found)

    @needs(VIEW_LINES)
    async def check(self, line_id: str | None = None) -> LineCheck:
        """What the line's device says of itself; of the first where none is named.

        Raises LineMissing, LineUnusable, LineCheckFailed, SoundCardUnusable or ListenRefused.
        """
        line = self._book.first() if line_id is None else self._book.get(line_id)
        config = line_config(line, sockets=self._sockets)
        served = self._served.get(line.id)
        try:
            async with asyncio.timeout(CHECK_LIMIT_S):
                if served is not None:
                    return await served.by.check()
                async with line_process(config, sockets=self._sockets) as asked:
                    return await _ask(asked)
        except TimeoutError as error:
            raise LineCheckFailed(line_id=config.line_id, reason="timeout") from error
        except LineLost as error:
            reason = str(error.params["reason"])
            raise LineCheckFailed(line_id=config.line_id, reason=reason) from error
        except WireError as error:
            raise check_failed(config, code=error.code, text=error.text) from error

    def _standing(self, line: PhoneLine) -> Standing:
        served, broken = self._served.get(line.id), self._broken.get(line.id)
        if served is not None:
            told = served.by.state
            return Standing(line=line, state="starting" if told is None else told.state)
        if not line.enabled:
            return Standing(line=line, state="paused")
        if broken is not None:
            return Standing(line=line, state="broken", reason=broken)
        return Standing(line=line, state="starting" if self._working else "not-served")


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
