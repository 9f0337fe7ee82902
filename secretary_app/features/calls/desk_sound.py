"""The desk's microphone and headphones, as the calls use them: on this call, speaking, listening.

The sound itself is elsewhere (``hardware.desk``). Its process is started when the first call needs
it, or rings while somebody sits at a desk, and stays; the devices are open only while they are
used.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Coroutine

from engines.wire import WireError
from hardware.desk.client import DeskClient
from hardware.desk.messages import DeskFailed, DeskOpened
from hardware.line.client import LineClient
from secretary_app.features.calls import settings as chosen
from secretary_app.features.calls.desk_events import (
    DeskSoundChanged,
    DeskSoundState,
    GivenBack,
)
from secretary_app.features.calls.desk_process import desk_process
from secretary_app.features.calls.errors import DeskSoundRefused
from secretary_app.features.calls.events import CallEnded, CallRang
from secretary_app.features.calls.roster import Roster
from secretary_app.foundation.settings import Settings
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

OPEN_LIMIT_S = 8.0
"""A device takes a fraction of a second; a sound server that sleeps, some."""


class DeskSound:
    """Of this computer: one call at a time."""

    def __init__(
        self,
        *,
        settings: Settings,
        folder: DataFolder,
        roster: Roster,
        events: EventBus,
        clock: Clock,
    ) -> None:
        self._settings = settings
        self._folder = folder
        self._roster = roster
        self._events = events
        self._clock = clock
        self._tasks: TaskOwner | None = None
        self._client: DeskClient | None = None
        self._living: asyncio.Task[None] | None = None
        self._line: LineClient | None = None
        self._opened: asyncio.Future[None] | None = None
        self._is_open = False
        self._busy = asyncio.Lock()
        self._speaks = False
        self._hears = (False, False)
        self.state = DeskSoundState.OFF
        """As last told by ``DeskSoundChanged``."""
        events.subscribe(CallRang, self._rang)
        events.subscribe(GivenBack, lambda _event: self.stop_speaking())
        events.subscribe(CallEnded, lambda _event: self._later(self._switch_off(), name="off"))

    def use(self, tasks: TaskOwner) -> None:
        """From now on there are calls; work is done in these."""
        self._tasks = tasks

    async def close(self) -> None:
        """There are no calls any more."""
        self._tasks = None
        living, self._living = self._living, None
        if living is not None:
            living.cancel()
            await asyncio.gather(living, return_exceptions=True)

    async def ready_to_speak(self, line: LineClient | None) -> None:
        """The microphone is open and goes to this line, the caller is heard.

        Nothing where the owner wants no sound at the desk. Raises DeskSoundRefused.
        """
        if line is None or not self._settings.get(chosen.DESK_SOUND):
            return
        async with self._busy:
            client = await self._on(line)
            await self._opening(client.speak(on=True))
            self._speaks = True
        self._tell(DeskSoundState.SPEAKING)

    def speak(self, line: LineClient | None) -> None:
        """As ``ready_to_speak``, without waiting; what goes wrong is told."""
        self._later(self.ready_to_speak(line), name="speak")

    def stop_speaking(self) -> None:
        """Nobody hears the desk any more."""
        if self._speaks:
            self._speaks = False
            self._later(self._speak_no_more(), name="stop speaking")

    async def listen(self, line: LineClient | None, *, caller: bool, ours: bool) -> None:
        """The headphones give these sides, as they are now. Raises DeskSoundRefused."""
        if line is None:
            raise DeskSoundRefused(reason="the line is gone")
        async with self._busy:
            client = await self._on(line)
            self._hears = (caller, ours)
            order = client.hear(caller=caller, ours=ours)
            if caller or ours:
                await self._opening(order)
            else:
                await _sent(order)
                self._is_open = self._speaks
        self._tell_usual()

    async def rewind(self, line: LineClient | None, *, seconds: float) -> None:
        """Raises DeskSoundRefused."""
        if not any(self._hears):
            await self.listen(line, caller=True, ours=True)
        if line is None:
            raise DeskSoundRefused(reason="the line is gone")
        async with self._busy:
            client = await self._on(line)
            await _sent(client.hear_again(seconds))

    async def _on(self, line: LineClient) -> DeskClient:
        client = await self._started()
        if self._line is not line:
            await _sent(client.use_line(line.endpoint, token=line.token))
            self._line = line
        return client

    async def _started(self) -> DeskClient:
        if self._client is not None:
            return self._client
        if self._tasks is None:
            raise DeskSoundRefused(reason="no line is served")
        started: asyncio.Future[DeskClient] = asyncio.get_running_loop().create_future()
        self._living = self._tasks.start(self._live(started), name="desk sound")
        self._client = await started
        return self._client

    async def _live(self, started: asyncio.Future[DeskClient]) -> None:
        """One life of the process."""
        try:
            async with desk_process(
                microphone=self._settings.get(chosen.DESK_MICROPHONE),
                headphones=self._settings.get(chosen.DESK_HEADPHONES),
                sockets=self._folder.sockets,
            ) as client:
                started.set_result(client)
                try:
                    self._is_lost(await self._follow(client))
                except WireError as error:
                    self._is_lost(error.code)
        except (DeskSoundRefused, OSError) as error:
            self._is_lost("desk-lost")
            if not started.done():
                started.set_exception(DeskSoundRefused(reason=str(error)))
        finally:
            self._forget()
            if not started.done():
                started.cancel()

    def _is_lost(self, code: str) -> None:
        """Nothing of it can be used any more, though it may be long in ending."""
        used = self._speaks or any(self._hears) or self._opened is not None
        if self._opened is not None and not self._opened.done():
            self._opened.set_exception(DeskSoundRefused(reason=code))
        self._forget()
        if used:
            self._tell(DeskSoundState.LOST, code=code)

    def _forget(self) -> None:
        self._client = self._line = self._opened = None
        self._speaks, self._hears, self._is_open = False, (False, False), False

    async def _follow(self, client: DeskClient) -> str:
        """What the process tells, to its end: the code of its failure. Raises WireError."""
        async for report in client.reports():
            match report:
                case DeskOpened():
                    self._is_open = True
                    if self._opened is not None and not self._opened.done():
                        self._opened.set_result(None)
                case DeskFailed(code=code, text=text):
                    _LOG.warning("the desk's sound failed: %s (%s)", code, text)
                    if self._opened is not None and not self._opened.done():
                        self._opened.set_exception(DeskSoundRefused(reason=text))
                    return code
        return "desk-lost"

    async def _opening(self, order: Coroutine[object, object, None]) -> None:
        """An order that opens the devices; waits until they are. Raises DeskSoundRefused."""
        if self._is_open:
            await _sent(order)
            return
        self._opened = asyncio.get_running_loop().create_future()
        await _sent(order)
        try:
            async with asyncio.timeout(OPEN_LIMIT_S):
                await asyncio.shield(self._opened)
        except TimeoutError as error:
            raise DeskSoundRefused(reason="the sound system does not answer") from error
        finally:
            self._opened = None

    async def _speak_no_more(self) -> None:
        async with self._busy:
            if self._client is not None:
                await _sent_if_there(self._client.speak(on=False))
                self._is_open = any(self._hears)
        self._tell_usual()

    async def _switch_off(self) -> None:
        """The call is over."""
        async with self._busy:
            if self._client is not None and (self._speaks or any(self._hears)):
                self._speaks, self._hears, self._is_open = False, (False, False), False
                client = self._client
                await _sent_if_there(client.hear(caller=False, ours=False))
                await _sent_if_there(client.speak(on=False))
        self._tell_usual()

    def _rang(self, _event: CallRang) -> None:
        """Whoever sits at a desk may take it: then half a second counts."""
        wanted: bool = self._settings.get(chosen.DESK_SOUND)
        if self._roster.present and wanted:
            self._later(self._warm(), name="warm")

    async def _warm(self) -> None:
        async with self._busy:
            await self._started()

    def _later(self, work: Coroutine[object, object, None], *, name: str) -> None:
        async def do() -> None:
            try:
                await work
            except SecretaryError as error:
                _LOG.warning("%s: %s", name, error)
                self._tell(DeskSoundState.LOST, code=error.code)

        if self._tasks is None:
            work.close()
        else:
            self._tasks.start(do(), name=name)

    def _tell_usual(self) -> None:
        if self._speaks:
            self._tell(DeskSoundState.SPEAKING)
        elif any(self._hears):
            self._tell(DeskSoundState.LISTENING)
        else:
            self._tell(DeskSoundState.OFF)

    def _tell(self, state: DeskSoundState, *, code: str = "") -> None:
        if state is not self.state or code:
            self.state = state
            self._events.emit(DeskSoundChanged(at=self._clock.now(), state=state, code=code))


async def _sent(order: Coroutine[object, object, None]) -> None:
    """Raises DeskSoundRefused."""
    try:
        await order
    except WireError as error:
        raise DeskSoundRefused(reason=error.text) from error


async def _sent_if_there(order: Coroutine[object, object, None]) -> None:
    """A process that is gone is switched off."""
    with contextlib.suppress(WireError):
        await order
