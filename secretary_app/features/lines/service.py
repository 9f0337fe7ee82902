"""Keeps a line connected: starts its process, passes its messages on, starts it again.

Nothing that goes wrong in one call may end the line for the calls after it: a fault of whoever uses
the line is logged here, and the next message is passed on.
"""

from __future__ import annotations

import asyncio
import dataclasses
import json
import logging
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from engines.wire import WireError
from hardware.line.client import LineClient
from hardware.line.condition_reports import LineCheck, LineCondition, LineHealth, LineReachable
from hardware.line.config import LineConfig, LineKind
from hardware.line.reports import CallGraded, Failed, LineState, Report
from hardware.line.text_reports import UssdAnswered, UssdFailed
from secretary_app.features.lines.errors import (
    PORT_REASONS,
    LineLost,
    LinePortRefused,
    check_failed,
)
from secretary_app.features.lines.events import (
    LineConditionChanged,
    LineConnected,
    LineDropped,
    LineReachableAgain,
    LineStateChanged,
)
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.outlived import outlived_line
from secretary_app.features.lines.process import line_process
from secretary_app.features.lines.questions import UssdQuestions
from secretary_app.features.lines.settings import (
    AT_PORT,
    KIND,
    LISTEN,
    LOUDSPEAKER,
    MICROPHONE,
    MODEM,
    REALTIME,
    SOUND_PORT,
)
from secretary_app.kernel.backoff import Backoff
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.events import EventBus

_LOG = logging.getLogger(__name__)


ABSENT = "absent"
"""The state of a line without its device."""

STABLE_S = 60.0
"""A process that lived so long has earned a quick restart; one that dies sooner waits longer each
time."""


class LineUser(Protocol):
    """Who takes calls on a line."""

    async def connected(self, line: LineClient) -> None:
        """A line process is there, new or again."""

    async def receive(self, message: Report) -> None:
        """The next message of the line."""

    async def lost(self, reason: str) -> None:
        """The line process is gone; a call that was on it is over for us."""


def line_config(line: PhoneLine, *, sockets: Path) -> LineConfig:
    """What the process of a line is told; calls that come by a door of ours reach it there."""
    by_door = line.get(KIND) is LineKind.TWILIO
    return LineConfig(
        line_id=line.id,
        kind=line.get(KIND),
        modem=line.get(MODEM),
        at_url=line.get(AT_PORT),
        pcm_url=line.get(SOUND_PORT),
        microphone=line.get(MICROPHONE),
        loudspeaker=line.get(LOUDSPEAKER),
        listen=str(handing_over(sockets, line.id)) if by_door else line.get(LISTEN),
        dial_at=str(calling_out(sockets)) if by_door else "",
        realtime=line.get(REALTIME),
    )


def handing_over(sockets: Path, line_id: str) -> Path:
    """The socket on which a line takes the calls that come by a door of ours."""
    return sockets / f"calls-{line_id}"


def calling_out(sockets: Path) -> Path:
    """The socket on which a door of ours makes the calls of such lines."""
    return sockets / "calls-out"


class LineService:
    """One phone line."""

    def __init__(
        self,
        *,
        config: LineConfig,
        sockets: Path,
        user: LineUser,
        backoff: Backoff,
        bus: EventBus,
        clock: Clock,
    ) -> None:
        self._config = config
        self._sockets = sockets
        self._user = user
        self._backoff = backoff
        self._bus = bus
        self._clock = clock
        self._line: LineClient | None = None
        self._checks: list[asyncio.Future[LineCheck]] = []
        self._questions = UssdQuestions()
        self._state: LineState | None = None
        self._found = False
        """Whether the line's device was ever there."""

    async def check(self) -> LineCheck:
        """What the line's device says of itself.

        Raises LineLost while there is no line, LineCheckFailed where the device does not answer.
        """
        if self._line is None:
            raise LineLost(line_id=self._config.line_id, reason="it is being started")
        answer: asyncio.Future[LineCheck] = asyncio.get_running_loop().create_future()
        self._checks.append(answer)
        await self._line.request_check()
        return await answer

    async def ussd(self, code: str) -> str:
        """What the network says to a code such as ``*100#``.

        Raises LineLost while there is no line, UssdUnanswered where the network does not say it.
        """
        if self._line is None:
            raise LineLost(line_id=self._config.line_id, reason="it is being started")
        return await self._questions.ask(self._line, code)

    @property
    def state(self) -> LineState | None:
        """How the line said it is; None while there is no line."""
        return self._state

    async def run(self) -> None:
        """Serve the line until cancelled.

        Raises LineUnusable or LinePortRefused when it can never work as it is set up.
        """
        loop = asyncio.get_running_loop()
        while True:
            started_at = loop.time()
            reason = await self._live()
            if loop.time() - started_at >= STABLE_S:
                self._backoff.reset()
            await self._guarded(self._user.lost(reason), what="the loss of the line")
            self._bus.emit(
                LineDropped(at=self._clock.now(), line_id=self._config.line_id, reason=reason)
            )
            _LOG.warning("line %s is lost: %s", self._config.line_id, reason)
            await asyncio.sleep(self._backoff.next_delay())

    async def _live(self) -> str:
        """One life of the process; why it ended."""
        try:
            async with self._process() as line:
                self._line = line
                await self._user.connected(line)
                self._bus.emit(
                    LineConnected(
                        at=self._clock.now(),
                        line_id=self._config.line_id,
                        realtime=line.hello.realtime,
                    )
                )
                async for message in line.messages():
                    self._watch(message)
                    await self._guarded(self._user.receive(message), what=message.TYPE)
        except LineLost as lost:
            return str(lost.params["reason"])
        except WireError as broken:
            return broken.text
        except OSError as refused:
            # No more processes, no more files: the system may have some again in a while.
            return refused.strerror or str(refused)
        finally:
            self._line = self._state = None
            gone = LineLost(line_id=self._config.line_id, reason="it was lost meanwhile")
            self._refuse_checks(gone)
            self._questions.refuse(gone)
        return "the line process ended"

    @asynccontextmanager
    async def _process(self) -> AsyncIterator[LineClient]:
        """The line that a program left behind in a call, else a new one."""
        async with outlived_line(self._config, sockets=self._sockets) as left:
            if left is not None:
                yield left
                return
        async with line_process(self._config, sockets=self._sockets) as line:
            yield line

    async def _guarded(self, handing_over: Awaitable[None], *, what: str) -> None:
        try:
            await handing_over
        except Exception:  # noqa: BLE001 - rejected: the next caller wants to be answered
            _LOG.exception("%s of line %s was not dealt with", what, self._config.line_id)

    def _watch(self, message: Report) -> None:
        match message:
            case LineHealth():
                _LOG.info("line health: %s", json.dumps(dataclasses.asdict(message)))
            case CallGraded():
                _LOG.info("sound of the call: %s", json.dumps(dataclasses.asdict(message)))
            case LineCondition(condition=condition, step=step):
                self._bus.emit(
                    LineConditionChanged(
                        at=self._clock.now(),
                        line_id=self._config.line_id,
                        condition=condition,
                        step=step,
                    )
                )
            case LineReachable(reason=reason, seconds=seconds):
                _LOG.info("nobody could call for %.1f s: %s", seconds, reason)
                self._bus.emit(
                    LineReachableAgain(
                        at=self._clock.now(),
                        line_id=self._config.line_id,
                        reason=reason,
                        seconds=seconds,
                    )
                )
            case LineCheck():
                for check in self._taken_checks():
                    check.set_result(message)
            case Failed(code=code, text=text) if self._checks:
                self._refuse_checks(check_failed(self._config, code=code, text=text))
            case UssdAnswered() | UssdFailed():
                self._questions.answered(message)
            case LineState(state=state, detail=detail):
                self._state = message
                self._look_at(state, detail)
                self._bus.emit(
                    LineStateChanged(
                        at=self._clock.now(),
                        line_id=self._config.line_id,
                        state=state,
                        detail=detail,
                    )
                )
            case _:
                pass

    def _look_at(self, state: str, detail: str | None) -> None:
        """A port that was never ours is a matter of the setting up; later it may come back."""
        self._found = self._found or state != ABSENT
        if detail in PORT_REASONS and not self._found:
            raise LinePortRefused(reason=detail, port=self._config.at_url)

    def _refuse_checks(self, reason: SecretaryError) -> None:
        for check in self._taken_checks():
            check.set_exception(reason)

    def _taken_checks(self) -> list[asyncio.Future[LineCheck]]:
        checks, self._checks = self._checks, []
        return [check for check in checks if not check.done()]
