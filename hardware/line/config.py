"""How a line process is configured: one JSON object, read strictly."""

import json
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from engines.wire import WireError
from engines.wire.fields import Fields
from hardware.line.errors import BadConfig
from hardware.line.voice_params import VoiceParams
from hardware.modem.families import Family


class LineKind(StrEnum):
    """What the line is made of."""

    MODEM = "modem"
    SIMULATOR = "simulator"
    """The line starts a simulated modem itself and drives it like a real one."""
    SOUNDCARD = "soundcard"
    """A microphone and a loudspeaker on a desk."""
    AUDIOSOCKET = "audiosocket"
    """An exchange, such as Asterisk, that connects to us."""
    TWILIO = "twilio"
    """A telephone number in the cloud, whose calls the app hands over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineConfig:
    """One line."""

    line_id: str
    kind: LineKind = LineKind.MODEM
    modem: Family = Family.AUTO
    at_url: str = ""
    """A tty or `socket://host:port`; empty = the first modem found by its USB id."""
    pcm_url: str = ""
    """The sound port; empty = the one found beside the AT port."""
    microphone: str = ""
    """Of a sound card: a device's name or a part of it; empty = the system's own choice. Of a modem
    with a sound card: empty = the one of its USB device."""
    loudspeaker: str = ""
    listen: str = ""
    """Of an exchange: `host:port` to listen at; of Twilio: the path of a local socket."""
    listen_fd: int = -1
    """That place, opened by our parent, where several lines share it; -1 = it is ours alone."""
    dial_at: str = ""
    """Of Twilio: the socket of the app by which people are called; empty = nobody is."""
    vad: VoiceParams = field(default_factory=VoiceParams)
    realtime: bool = True
    """Ask for SCHED_FIFO and locked memory."""
    linger_s: float = 30.0
    """The process ends when for so long there was neither an app nor a call."""

    @classmethod
    def from_json(cls, text: str) -> "LineConfig":
        """Raises BadConfig for text that is no such object, an unknown key or a wrong value."""
        try:
            values = json.loads(text)
        except ValueError as error:
            raise BadConfig(f"the line's configuration is not JSON: {error}") from error
        _refuse_unknown(cls, values, "")
        _refuse_unknown(VoiceParams, values.get("vad", {}), "vad.")
        data = Fields(name="line configuration", data=values)
        vad, usual, pause = data.part("vad"), cls(line_id=""), VoiceParams()
        try:
            return cls(
                line_id=data.text("line_id"),
                kind=LineKind(data.text("kind", usual.kind)),
                modem=Family(data.text("modem", usual.modem)),
                at_url=data.text("at_url", usual.at_url),
                pcm_url=data.text("pcm_url", usual.pcm_url),
                microphone=data.text("microphone", usual.microphone),
                loudspeaker=data.text("loudspeaker", usual.loudspeaker),
                listen=data.text("listen", usual.listen),
                listen_fd=data.integer("listen_fd", usual.listen_fd),
                dial_at=data.text("dial_at", usual.dial_at),
                vad=VoiceParams(
                    threshold=vad.number("threshold", pause.threshold),
                    confirm_ms=vad.integer("confirm_ms", pause.confirm_ms),
                    stop_ms=vad.integer("stop_ms", pause.stop_ms),
                ),
                realtime=data.flag("realtime", usual.realtime),
                linger_s=data.number("linger_s", usual.linger_s),
            )
        except (WireError, ValueError) as error:
            raise BadConfig(str(error)) from error

    def to_json(self) -> str:
        """The reverse of `from_json`."""
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        vad = {item.name: getattr(self.vad, item.name) for item in fields(self.vad)}
        return json.dumps(values | {"vad": vad}, ensure_ascii=False)


def _refuse_unknown(kind: type[Any], values: object, prefix: str) -> None:
    if not isinstance(values, dict):
        raise BadConfig(f"the line's configuration must be an object: {prefix or 'all of it'}")
    unknown = sorted(set(values) - {item.name for item in fields(kind)})
    if unknown:
        raise BadConfig(f"unknown key in the line's configuration: {prefix}{unknown[0]}")
