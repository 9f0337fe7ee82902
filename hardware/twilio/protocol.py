"""The messages of Media Streams: https://www.twilio.com/docs/voice/media-streams/websocket-messages.

Numbers come as strings. An event that is not known is passed over: Twilio adds some now and then.
"""

import base64
import binascii
import json
import re
from dataclasses import dataclass
from typing import Any

from hardware.audio import mulaw
from hardware.audio.measures import RATE
from hardware.exchange.caller import Caller
from hardware.twilio.errors import NotMediaStream

CALLER = "caller"
"""The parameter of `<Stream>` in which our own TwiML says who calls."""

HIDDEN = "hidden"
"""Its value where the network does not tell the number."""

KEYS = frozenset("0123456789*#ABCD")
NUMBER = re.compile(r"\+?[0-9]{2,15}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Connected:
    """Always the first message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """Always the second: whose sound follows."""

    stream: str
    """What our own messages must name."""
    caller: Caller


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A piece of the caller's sound, of any length."""

    pcm: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The caller pressed a key."""

    digit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkReached:
    """Everything of ours before that mark has been played, or was cleared."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """The stream is over: the caller has hung up, or the call was ended from elsewhere."""


Message = Connected | Started | Sound | Key | MarkReached | Stopped


def read(text: str) -> Message | None:
    """None for what is not for us. Raises NotMediaStream."""
    message = _object(_parsed(text), "a message")
    match message.get("event"):
        case "connected":
            return Connected()
        case "start":
            return _started(_object(message.get("start"), "start"))
        case "media":
            return _sound(_object(message.get("media"), "media"))
        case "dtmf":
            digit = _text(_object(message.get("dtmf"), "dtmf"), "digit").upper()
            return Key(digit=digit) if digit in KEYS else None
        case "mark":
            return MarkReached(name=_text(_object(message.get("mark"), "mark"), "name"))
        case "stop":
            return Stopped()
        case str():
            return None
        case _:
            raise NotMediaStream("a message without an event")


def media(stream: str, pcm: bytes) -> str:
    """Sound of ours."""
    payload = base64.b64encode(mulaw.encoded(pcm)).decode("ascii")
    return _made("media", stream, media={"payload": payload})


def mark(stream: str, name: str) -> str:
    """Comes back when everything before it has been played."""
    return _made("mark", stream, mark={"name": name})


def clear(stream: str) -> str:
    """What has come and is not played yet is dropped; its marks come back at once."""
    return _made("clear", stream)


def _made(event: str, stream: str, **more: dict[str, str]) -> str:
    return json.dumps({"event": event, "streamSid": stream, **more}, separators=(",", ":"))


def _started(start: dict[str, Any]) -> Started:
    sound = _object(start.get("mediaFormat"), "mediaFormat")
    known = (
        sound.get("encoding"),
        _number(sound.get("sampleRate")),
        _number(sound.get("channels")),
    )
    if known != ("audio/x-mulaw", RATE, 1):
        raise NotMediaStream(f"sound of another kind: {known}")
    parameters = start.get("customParameters") or {}
    given = _object(parameters, "customParameters").get(CALLER)
    number = given if isinstance(given, str) and NUMBER.fullmatch(given) else None
    return Started(
        stream=_text(start, "streamSid"), caller=Caller(number=number, withheld=given == HIDDEN)
    )


def _sound(sound: dict[str, Any]) -> Sound | None:
    if sound.get("track", "inbound") != "inbound":
        return None
    try:
        payload = base64.b64decode(_text(sound, "payload"), validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotMediaStream(f"sound that is no base64: {error}") from error
    return Sound(pcm=mulaw.decoded(payload))


def _parsed(text: str) -> object:
    try:
        parsed: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotMediaStream(f"a message that is no JSON: {error}") from error
    return parsed


def _object(value: object, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise NotMediaStream(f"{name} is no object")
    return value


def _text(values: dict[str, Any], name: str) -> str:
    value = values.get(name)
    if not isinstance(value, str) or not value:
        raise NotMediaStream(f"{name} is no text")
    return value


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, str | int) and str(value).isdecimal() else None
