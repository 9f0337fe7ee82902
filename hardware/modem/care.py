"""Brings a modem up and keeps it up: start, network, and what follows when it begins anew."""

import asyncio
import logging
from collections.abc import Callable

from hardware.at.channel import CommandChannel
from hardware.at.commands import Command
from hardware.at.errors import AtError, ChannelLost, CommandRefused
from hardware.at.turns import Priority
from hardware.at.urcs import CallListed, RegistrationChanged, SimReported, find_urc
from hardware.errors import HardwareError, NeedsHumanError
from hardware.modem.calls import CallTracker
from hardware.modem.dialects import base
from hardware.modem.dialects.base import Dialect
from hardware.modem.errors import ModemSilent, PinNeeded, PukNeeded, WrongMoment
from hardware.modem.network import NetworkStanding, Registration, read_status
from hardware.modem.startup import Startup
from hardware.modem.state import WITH_CALL, ModemState, StateMachine
from hardware.modem.upkeep import Chore, Upkeep

log = logging.getLogger(__name__)

_TO_BE_STARTED = frozenset(
    {ModemState.ABSENT, ModemState.PIN_NEEDED, ModemState.FAILED, ModemState.RESETTING}
)
_UP = frozenset({ModemState.REGISTERING, ModemState.READY})
_INCOMING, _DISCONNECTED = 4, 6


class Care:
    """Owns the upkeep's task and everything that moves the state while there is no call.

    Args:
        channel: Where the modem is.
        dialect: How it is spoken to.
        machine: Its state.
        startup: Its init dialogue.
        calls: Its call, told of what only a list of calls shows.
        network_told: Called with what the network said last, each time it says something.
    """

    def __init__(
        self,
        *,
        channel: CommandChannel,
        dialect: Dialect,
        machine: StateMachine,
        startup: Startup,
        calls: CallTracker,
        network_told: Callable[[Registration], None],
    ) -> None:
        self._network_told = network_told
        self._channel = channel
        self._dialect = dialect
        self._machine = machine
        self._startup = startup
        self._calls = calls
        self._standing = NetworkStanding()
        self._network_set_up = False
        self._firmware = self._model = ""
        self._restarts = 0
        self._set_up_after = 0
        """As many restarts had been told when the dialogue that counts began."""
        self.trouble: str | None = None
        """Code of what kept the modem from being set up; None when it went well."""
        self._waits_for_human = False
        """Trying again by the clock would only flicker: the SIM's own news come first."""
        self._starting = asyncio.Lock()
        self._upkeep = Upkeep(
            chores={
                Chore.RESTARTED: self._after_restart,
                Chore.SIM_NEWS: self._start_over,
                Chore.CALL_IN_DOUBT: self._look_for_call,
                Chore.NETWORK: self._look_at_network,
            },
            silent=self._silent,
        )
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Start the upkeep's task."""
        self._task = asyncio.create_task(
            self._upkeep.run(), name=f"modem upkeep {self._channel.url}"
        )

    async def finish(self) -> None:
        """Stop it."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def ask(self, chore: Chore) -> None:
        """Have something looked after soon."""
        self._upkeep.ask(chore)

    async def start(self) -> None:
        """Set the modem up, unless it is."""
        async with self._starting:
            if self._machine.state in _TO_BE_STARTED:
                await self._set_up()

    async def reset(self) -> None:
        """Have the module begin anew; what follows is told by its port's loss or by its word.

        Raises:
            WrongMoment: The family has no reset.
            AtError: It did not take the command.
        """
        if self._dialect.reset is None:
            raise WrongMoment("this family has no reset", wanted="reset", state="")
        async with self._starting:
            self._machine.move(ModemState.RESETTING)
            try:
                await self._channel.run(self._dialect.reset)
            except ChannelLost:
                raise  # gone before its OK: it resets
            except AtError:
                if self._machine.state is ModemState.RESETTING:
                    self._machine.move(ModemState.FAILED)
                raise

    async def toggle_radio(self) -> None:
        """Leave the network and come back. It does nothing for the sound."""
        await self._channel.run(base.RADIO_OFF)
        await self._channel.run(base.RADIO_ON)

    # ------------------------------------------------------------------ heard

    @property
    def registration(self) -> Registration:
        """How the modem stood with the network when it was last told."""
        return self._standing.registration

    @property
    def firmware(self) -> str:
        """What runs in the modem; "" before it was asked."""
        return self._firmware

    @property
    def model(self) -> str:
        """What the modem says it is; "" before it was asked."""
        return self._model

    def heard_registration(self, line: RegistrationChanged) -> None:
        """+CREG or +CEREG, unasked."""
        self._standing.note(line.domain, line.status)
        self._settle()

    def heard_restart(self) -> None:
        """The module says that it has begun anew, perhaps in the middle of its being set up."""
        self._restarts += 1
        self.ask(Chore.RESTARTED)

    def heard_sim(self, line: SimReported) -> None:
        """+CPIN, unasked: it was pulled, put in, or became ready."""
        ready = line.condition == "READY"
        waiting = self._machine.state in {ModemState.PIN_NEEDED, ModemState.FAILED}
        if (ready and waiting) or (not ready and self._machine.state in _UP):
            self.ask(Chore.SIM_NEWS)

    # ------------------------------------------------------------------ chores

    async def _after_restart(self) -> None:
        async with self._starting:
            if self._set_up_after != self._restarts:
                await self._set_up_again()

    async def _start_over(self) -> None:
        """Set up again a modem that has forgotten everything, or whose SIM has changed."""
        async with self._starting:
            await self._set_up_again()

    async def _set_up_again(self) -> None:
        if self._machine.state is ModemState.ABSENT:
            return
        if self._machine.state in WITH_CALL:
            self._calls.vanished()
        await self._set_up()

    async def _look_for_call(self) -> None:
        """Find out whether the call is still on, from the modem's own list."""
        if self._machine.state in WITH_CALL and not await self._listed_calls():
            self._calls.vanished()

    async def _look_at_network(self) -> None:
        failed = self._machine.state is ModemState.FAILED and not self._waits_for_human
        if failed or self._machine.state is ModemState.RESETTING:
            await self.start()
        if self._machine.state not in _UP:
            return
        await self._ask_registration()
        if self._machine.state is ModemState.READY and not self._network_set_up:
            self._network_set_up = True
            for step in self._dialect.network_setup:
                await self._startup.do(step)

    def _silent(self) -> None:
        if self._machine.state in _UP:
            self.trouble = ModemSilent.code
            self._machine.move(ModemState.FAILED)

    # ------------------------------------------------------------------ the rest

    async def _set_up(self) -> None:
        self._need_port()
        self._machine.move(ModemState.STARTING)
        self.trouble = None
        self._network_set_up = self._waits_for_human = False
        try:
            await self._converse()
            while self._set_up_after != self._restarts:  # what was said before it is forgotten
                await self._converse()
            self._need_port()  # it may have gone in the same breath as the last answer came
        except (PinNeeded, PukNeeded) as error:
            self.trouble = error.code
            self._leave_starting(ModemState.PIN_NEEDED)
            raise
        except BaseException as error:
            self._waits_for_human = isinstance(error, NeedsHumanError)
            self.trouble = error.code if isinstance(error, HardwareError) else None
            self._leave_starting(ModemState.FAILED)
            raise
        self._machine.move(ModemState.REGISTERING)
        await self._ask_registration()

    async def _converse(self) -> None:
        """The init dialogue from its first word."""
        self._set_up_after = self._restarts
        await self._startup.wake()
        identity = await self._startup.identify()
        self._firmware, self._model = identity.firmware, identity.model
        log.info("%s: %s, firmware %s", self._channel.url, identity.model, identity.firmware)
        await self._startup.open_sim()
        await self._startup.configure()
        await self._end_orphans()

    def _need_port(self) -> None:
        if self._channel.loss is not None:
            raise ChannelLost("the port is gone", detail=self._channel.loss.detail)

    def _leave_starting(self, state: ModemState) -> None:
        if self._machine.state is ModemState.STARTING:  # the port may be gone meanwhile
            self._machine.move(state)

    async def _end_orphans(self) -> None:
        """End calls of an earlier life: whoever spoke in them has crashed and is not here."""
        if any(call.status != _INCOMING for call in await self._listed_calls()):
            log.warning("%s: a call without an owner was going on", self._channel.url)
            await self._channel.run(self._dialect.hang_up[0])

    async def _listed_calls(self) -> list[CallListed]:
        try:
            response = await self._channel.run(base.LIST_CALLS)
        except CommandRefused:
            return []
        found = (find_urc(self._dialect.urcs, line) for line in response.lines)
        return [
            call
            for call in found
            if isinstance(call, CallListed) and call.voice and call.status != _DISCONNECTED
        ]

    async def _ask_registration(self) -> None:
        for domain, command in (
            ("CREG", base.REGISTRATION),
            ("CEREG", base.LTE_REGISTRATION),
        ):
            await self._ask_one(domain, command)
        self._settle()

    async def _ask_one(self, domain: str, command: Command) -> None:
        try:
            response = await self._channel.run(command, priority=Priority.POLL)
        except CommandRefused:
            return  # a modem without 4G has no CEREG
        status = read_status(response)
        if status is not None:
            self._standing.note(domain, status)

    def _settle(self) -> None:
        """Let the state follow the network, unless a call is on: then `READY` comes first."""
        registered = self._standing.registered
        self._network_told(self._standing.registration)
        if registered and self._machine.state is ModemState.REGISTERING:
            self._machine.move(ModemState.READY)
            if not self._network_set_up:
                self.ask(Chore.NETWORK)
        elif not registered and self._machine.state is ModemState.READY:
            self._machine.move(ModemState.REGISTERING)
