"""Stamps: what happened at the modem's side of the ports, and when (CLOCK_MONOTONIC seconds)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Mark(StrEnum):
    """The kinds of stamp. `data` of each is named beside it."""

    COMMAND = "command"
    """text, port: a command line, when its CR arrived."""
    RING_SENT = "ring_sent"
    """number, count."""
    CLIP_SENT = "clip_sent"
    """number."""
    MISSED = "missed"
    """number: the caller gave up before the answer."""
    ATA_RECEIVED = "ata_received"
    DIALED = "dialed"
    """number."""
    ALERTING = "alerting"
    """The far end of an outgoing call rings."""
    CALL_BEGAN = "call_began"
    """call, number, direction: VOICE CALL: BEGIN was sent."""
    CHUP_RECEIVED = "chup_received"
    CALL_ENDED = "call_ended"
    """call, number, by ("us", "caller", "network", "reset"), duration_s, connected."""
    CPCMREG_RECEIVED = "cpcmreg_received"
    """mode."""
    CPCMREG_OK = "cpcmreg_ok"
    """mode: the OK left. Of a Quectel: its sound card carries the call."""
    CPCMREG_REFUSED = "cpcmreg_refused"
    FIRST_DOWNLINK_FRAME = "first_downlink_frame"
    """The first bytes from our side arrived after CPCMREG=1."""
    VOICE_HEARD = "voice_heard"
    """The first sample above -40 dBFS from our side after silence, at the time it is played."""
    VOICE_ENDED = "voice_ended"
    """The end of the last frame above -40 dBFS; sent `quiet_ms` later."""
    SPEECH_STARTED = "speech_started"
    """speech: the caller's first frame left."""
    SPEECH_ENDED = "speech_ended"
    """speech: 20 ms after the caller's last frame left."""
    UNDERRUN = "underrun"
    """missing: bytes that were not there at a tick while our side had been playing."""
    OVERFILL = "overfill"
    """waiting: bytes, more than three frames."""
    DIGITS_SENT = "digits_sent"
    """digits: AT+VTS."""
    DIGIT_GIVEN = "digit_given"
    """digit: +RXDTMF was sent."""
    SMS_SENT = "sms_sent"
    """pdu, number, text, reference, part, parts: our side sent a message."""
    SMS_STORED = "sms_stored"
    """storage, index."""
    USSD_ASKED = "ussd_asked"
    """code."""
    USSD_ANSWERED = "ussd_answered"
    """code: +CUSD was sent."""
    VANISHED = "vanished"
    """The module leaves USB in a call (Faults.vanish_after_ms)."""
    UNPLUGGED = "unplugged"
    PLUGGED = "plugged"
    """at_paths (joined by commas), pcm_path: the ports are there, first or under new names."""
    RESET = "reset"
    """AT+CRESET, AT+CFUN=1,1 or a power cut."""
    BOOTED = "booted"
    """The last boot line was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One fact with its time."""

    mark: Mark
    at: float
    data: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Plain values for the wire."""
        return {"mark": self.mark.value, "at": self.at, "data": dict(self.data)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Stamp":
        """The reverse of `to_json`."""
        return cls(mark=Mark(data["mark"]), at=float(data["at"]), data=data["data"])
