"""Drives a simulator from a test, a bench or the demo: starts its process, plays the network.

async with SimulatorClient.started(SimulatorConfig()) as sim:
    ...                                   # a modem driver opens sim.at_path, sim.pcm_path
    await sim.ring("+79161112233")
    await sim.answered()                  # Stamp CALL_BEGAN
    await sim.pcm_opened()                # Stamp CPCMREG_OK
    said = await sim.caller_says(Path("question.wav"))
    await sim.speech_ended(said)
    await sim.caller_hangs_up()
    figures = await sim.measurements()    # both tracks, stamps, latencies
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hardware.simulator.config import Clip, Faults, SimCard, SimulatorConfig
from hardware.simulator.link import Link
from hardware.simulator.measurements import Measurements
from hardware.simulator.sms_trouble import SmsTrouble
from hardware.simulator.sound import dtmf_tones, load_wav
from hardware.simulator.stamps import Mark, Stamp
from hardware.simulator.track import Track

WAIT_LIMIT_S = 15.0
"""What a wait for our side's doing takes at most, unless the caller knows better."""

EVENT_LIMIT_S = 2.0
"""A speech starts within one tick of being queued, behind at most what was queued before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A speech of the caller that is under way."""

    speech: int
    started_at: float
    """CLOCK_MONOTONIC seconds at which its first frame left the modem."""
    duration_s: float


class SimulatorClient:
    """The network side of one simulated modem. Made by `started`."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._last_ring = 0.0
        self.realtime: str = link.ready["realtime"]
        """ "fifo", or "normal (why)"."""
        self.log = link.log
        """All stamps so far, and waiting for those to come."""

    @classmethod
    @asynccontextmanager
    async def started(
        cls, config: SimulatorConfig | None = None, *, command: Sequence[str] | None = None
    ) -> "AsyncIterator[SimulatorClient]":
        """Starts a process and stops it at the end. `command`: argv, else `default_command`."""
        async with Link.opened(config or SimulatorConfig(), command) as link:
            yield cls(link)

    @property
    def at_paths(self) -> list[str]:
        """The AT ports' present names."""
        plugged = self._plugged()
        if plugged is None:
            ready: list[str] = self._link.ready["at_paths"]
            return ready
        return str(plugged["at_paths"]).split(",")

    @property
    def at_path(self) -> str:
        """The first AT port's present name."""
        return self.at_paths[0]

    @property
    def pcm_path(self) -> str:
        """The sound port's present name."""
        plugged = self._plugged()
        path: str = (self._link.ready if plugged is None else plugged)["pcm_path"]
        return path

    # ---- the network acts

    async def ring(
        self,
        number: str | None,
        *,
        clip: Clip | None = None,
        clip_delay_ms: int | None = None,
        ring_every_ms: int | None = None,
    ) -> int | None:
        """Someone calls. Returns the call's serial number, or None: he hears busy, or no network.

        `number` None is a withheld one. What is not given is as the Faults say.
        """
        self._last_ring = time.monotonic()
        params = {
            "number": number,
            "clip": clip,
            "clip_delay_ms": clip_delay_ms,
            "ring_every_ms": ring_every_ms,
        }
        call: int | None = (await self._request("ring", params))["call"]
        return call

    async def caller_hangs_up(self, call: int | None = None) -> None:
        """The far end of `call` (of the oldest) hangs up, rings off, or rejects."""
        await self._request("hang_up", {"call": call})

    async def callee_answers(self) -> None:
        """The one whom our side dials picks up."""
        await self._request("answer", {})

    async def caller_says(self, sound: bytes | Path, *, gain_db: float = 0.0) -> Said:
        """The caller speaks: PCM (8 kHz s16le) or a WAV of any rate. Returns when it has begun."""
        if isinstance(sound, Path):
            sound = await asyncio.to_thread(load_wav, sound, gain_db=gain_db)
        speech: int = (await self._request("say", {}, sound))["speech"]
        begun = await self._speech_stamp(Mark.SPEECH_STARTED, speech, WAIT_LIMIT_S)
        return Said(speech=speech, started_at=begun.at, duration_s=len(sound) / 16000)

    async def speech_ended(self, said: Said) -> Stamp:
        """Waits until the caller has said it all (or was hushed)."""
        limit_s = said.duration_s + EVENT_LIMIT_S
        return await self._speech_stamp(Mark.SPEECH_ENDED, said.speech, limit_s)

    async def caller_hushes(self) -> None:
        """The caller stops in mid-word and forgets what was queued."""
        await self._request("hush", {})

    async def give_digit(self, digit: str) -> bool:
        """The caller presses a key: +RXDTMF if AT+DDET=1. False: the modem told nothing."""
        reported: bool = (await self._request("digit", {"digit": digit}))["reported"]
        return reported

    async def give_tones(self, digits: str) -> Said:
        """The caller's keys as in-band tones."""
        return await self.caller_says(dtmf_tones(digits))

    async def sms_arrives(self, number: str, text: str, *, order: Sequence[int] = ()) -> int:
        """Someone sends a message; long or Cyrillic as the network does it. Returns its parts.

        `order` names the parts from 1 as they arrive: late, twice, or one of them never.
        """
        params = {"number": number, "text": text, "order": list(order)}
        parts: int = (await self._request("sms", params))["parts"]
        return parts

    async def sms_goes_wrong(self, trouble: SmsTrouble) -> None:
        """From now on; what could not be delivered before is tried again."""
        await self._request("sms_trouble", trouble.to_json())

    async def sms_pdu_arrives(self, pdu: str) -> None:
        """The same by the letter: an SMS-DELIVER in hex, service centre included."""
        await self._request("sms_pdu", {"pdu": pdu})

    async def network_changes(
        self, *, registration: int | None = None, signal: int | None = None
    ) -> None:
        """`registration` as +CREG counts (0 none, 1 home, 2 searching, 3 denied, 5 roaming)."""
        await self._request("network", {"registration": registration, "signal": signal})

    async def sim_changes(self, state: SimCard) -> None:
        """The card is pulled, put in, or asks for a code."""
        await self._request("sim_card", {"state": state})

    async def loses_power(self, *, off_ms: int = 0) -> None:
        """The module is off USB for so long (by its clock factor), or begins anew at once."""
        await self._request("unplug", {"off_ms": off_ms})

    async def inject(self, data: bytes) -> None:
        """Bytes of a modem gone mad, on every AT port, as they are."""
        await self._request("inject", {}, data)

    async def set_faults(self, faults: Faults) -> None:
        """From now on; what is under way keeps what it began with."""
        await self._request("faults", SimulatorConfig(faults=faults).to_json()["faults"])

    # ---- what our side does

    async def answered(self, *, timeout_s: float = WAIT_LIMIT_S) -> Stamp:
        """CALL_BEGAN of the last `ring`."""
        return await self.log.wait(Mark.CALL_BEGAN, after=self._last_ring, timeout_s=timeout_s)

    async def pcm_opened(self, *, timeout_s: float = WAIT_LIMIT_S) -> Stamp:
        """CPCMREG_OK of mode 1 since the last `ring`: sound flows."""
        return await self.log.wait(
            Mark.CPCMREG_OK,
            after=self._last_ring,
            where=lambda data: data["mode"] == "1",
            timeout_s=timeout_s,
        )

    async def hung_up(self, *, timeout_s: float = WAIT_LIMIT_S) -> Stamp:
        """CALL_ENDED of the last `ring`; its data says by whom."""
        return await self.log.wait(Mark.CALL_ENDED, after=self._last_ring, timeout_s=timeout_s)

    async def wait(
        self,
        mark: Mark,
        *,
        after: float = 0.0,
        where: Callable[[dict[str, Any]], bool] | None = None,
        timeout_s: float = WAIT_LIMIT_S,
    ) -> Stamp:
        """The first stamp of this kind at or after `after` whose data pass `where`."""
        return await self.log.wait(mark, after=after, where=where, timeout_s=timeout_s)

    async def quiet(
        self, *, after: float, quiet_s: float = 0.7, timeout_s: float = WAIT_LIMIT_S
    ) -> float:
        """Waits until our side has spoken after `after` and then been silent for `quiet_s`.

        Returns when its last sound ended. `quiet_s` below SimulatorConfig.quiet_ms has no effect.
        """
        async with asyncio.timeout(timeout_s):
            while True:
                ended = await self.wait(Mark.VOICE_ENDED, after=after, timeout_s=timeout_s)
                rest_s = max(0.0, ended.at + quiet_s - time.monotonic())
                try:
                    again = await self.wait(Mark.VOICE_HEARD, after=ended.at, timeout_s=rest_s)
                except TimeoutError:
                    return ended.at
                after = again.at

    # ---- what was heard

    async def track(self, index: int = -1) -> Track:
        """An opening of the PCM port: -1 the last, -2 the one before; the last 16 are kept."""
        header, payload = await self._link.ask("track", {"index": index})
        return Track.unpack(header, payload)

    async def measurements(self, index: int = -1) -> Measurements:
        """The same, with the figures."""
        return Measurements(track=await self.track(index), stamps=tuple(self.log.stamps))

    async def counts(self) -> dict[str, int]:
        """`tracks`: openings of the PCM port; `lost_bytes`: written to it outside of them."""
        return await self._request("counts", {})

    # ---- inside

    def _plugged(self) -> Mapping[str, Any] | None:
        found = (each.data for each in reversed(self.log.stamps) if each.mark is Mark.PLUGGED)
        return next(found, None)

    async def _speech_stamp(self, mark: Mark, speech: int, timeout_s: float) -> Stamp:
        return await self.log.wait(
            mark, where=lambda data: data["speech"] == speech, timeout_s=timeout_s
        )

    async def _request(
        self, method: str, params: dict[str, Any], payload: bytes = b""
    ) -> dict[str, Any]:
        return (await self._link.ask(method, params, payload))[0]
