"""The methods by which a client plays the network: one function each, found by name."""

from collections.abc import Callable, Mapping
from typing import Any

from hardware.simulator import pdu
from hardware.simulator.caller_voice import Speech
from hardware.simulator.calls import CONNECTED, PROGRESS, Direction
from hardware.simulator.config import Clip, SimCard, faults_from_json
from hardware.simulator.modem import Modem
from hardware.simulator.sms_trouble import SmsTrouble
from hardware.simulator.stamps import Mark
from hardware.simulator.telephone import RingPlan

Result = dict[str, Any]


class Refused(Exception):
    """The request makes no sense now, for instance words of a caller who is not there."""


class Driver:
    """Turns requests of the control wire into deeds of the network."""

    def __init__(self, modem: Modem) -> None:
        self._modem = modem
        self._speeches = 0
        self._methods: Mapping[str, Callable[[Result, bytes], Result]] = {
            "ring": self._ring,
            "hang_up": self._hang_up,
            "answer": self._answer,
            "say": self._say,
            "hush": self._hush,
            "digit": self._digit,
            "inject": self._inject,
            "sms": self._sms,
            "sms_pdu": self._sms_pdu,
            "sms_trouble": self._sms_trouble,
            "network": self._network,
            "faults": self._faults,
            "sim_card": self._sim_card,
            "unplug": self._unplug,
            "counts": self._counts,
        }

    def call(self, method: str, params: Result, payload: bytes) -> tuple[Result, bytes]:
        """Carries out one request; raises Refused."""
        if method == "track":
            return self._track(params)
        return self._methods[method](params, payload), b""

    def _ring(self, params: Result, _payload: bytes) -> Result:
        faults = self._modem.core.faults
        clip = Clip(params["clip"] or faults.clip)
        if params["number"] is None and clip in (Clip.ON_TIME, Clip.LATE):
            clip = Clip.HIDDEN
        delay_ms, every_ms = params["clip_delay_ms"], params["ring_every_ms"]
        plan = RingPlan(
            clip=clip,
            clip_delay_s=(faults.clip_delay_ms if delay_ms is None else delay_ms) / 1000,
            every_s=(faults.ring_every_ms if every_ms is None else every_ms) / 1000,
        )
        if not (self._modem.on and self._modem.network.registered):
            return {"call": None}
        call = self._modem.telephone.ring(params["number"], plan)
        return {"call": None if call is None else call.serial}

    def _hang_up(self, params: Result, _payload: bytes) -> Result:
        serial = params["call"]
        for call in self._modem.telephone.calls:
            if serial in (None, call.serial):
                self._modem.telephone.far_end_hangs_up(call)
                return {"call": call.serial}
        raise Refused("there is no such call to hang up")

    def _answer(self, _params: Result, _payload: bytes) -> Result:
        call = self._modem.telephone.calls.first(PROGRESS)
        if call is None or call.direction is not Direction.OUTGOING:
            raise Refused("nobody is being called")
        self._modem.telephone.callee_answers(call)
        return {"call": call.serial}

    def _say(self, _params: Result, payload: bytes) -> Result:
        self._need_a_call()
        if not payload:
            raise Refused("there is nothing to say")
        self._speeches += 1
        self._modem.clock.say(Speech(speech_id=self._speeches, pcm=payload))
        return {"speech": self._speeches}

    def _hush(self, _params: Result, _payload: bytes) -> Result:
        self._modem.clock.hush()
        return {}

    def _digit(self, params: Result, _payload: bytes) -> Result:
        self._need_a_call()
        core = self._modem.core
        line = core.manners.digit(params["digit"], core.setting)
        if line is not None:
            core.urc(line)
            core.stamp(Mark.DIGIT_GIVEN, digit=params["digit"])
        return {"reported": line is not None}

    def _sms(self, params: Result, _payload: bytes) -> Result:
        parts = self._modem.messages.deliver_text(
            params["number"], params["text"], params.get("order") or ()
        )
        return {"parts": parts}

    def _sms_pdu(self, params: Result, _payload: bytes) -> Result:
        try:
            pdu.length_of(params["pdu"])
            bytes.fromhex(params["pdu"])
        except ValueError as error:
            raise Refused("a PDU is an even number of hex digits") from error
        self._modem.messages.deliver(params["pdu"].upper())
        return {}

    def _sms_trouble(self, params: Result, _payload: bytes) -> Result:
        self._modem.messages.trouble = SmsTrouble(**params)
        self._modem.messages.deliver_waiting()
        return {}

    def _network(self, params: Result, _payload: bytes) -> Result:
        self._modem.network.change(**params)
        return {}

    def _inject(self, _params: Result, payload: bytes) -> Result:
        for port in self._modem.core.ports:
            port.raw(payload)
        return {}

    def _faults(self, params: Result, _payload: bytes) -> Result:
        self._modem.misbehave(faults_from_json(params))
        return {}

    def _sim_card(self, params: Result, _payload: bytes) -> Result:
        self._modem.change_sim(SimCard(params["state"]))
        return {}

    def _unplug(self, params: Result, _payload: bytes) -> Result:
        self._modem.leave_usb(off_ms=params["off_ms"])
        return {}

    def _counts(self, _params: Result, _payload: bytes) -> Result:
        clock = self._modem.clock
        return {"tracks": clock.opened, "lost_bytes": clock.lost_bytes}

    def _track(self, params: Result) -> tuple[Result, bytes]:
        try:
            track = self._modem.clock.tracks[params["index"]]
        except IndexError as missing:
            raise Refused("the PCM port was not opened so often, or too long ago") from missing
        return track.pack()

    def _need_a_call(self) -> None:
        if self._modem.telephone.calls.first(CONNECTED) is None:
            raise Refused("no call is connected")
