"""Bytes to events and back: Wyoming's framing with bounds.

An event is one line of JSON (type, lengths, version), then `data_length` bytes of JSON, then
`payload_length` bytes of payload. The library's own reader takes broken JSON for a clean end of
the stream and reads any length it is told to; this one raises. What it writes is byte for byte
what the library writes.
"""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from wyoming import version
from wyoming.event import Event

from engines.wire.errors import WireError

MAX_EVENT_BYTES = 1024 * 1024
"""Data and payload of one event together: 65 s of line sound, far more than any event of ours
needs.
"""

MAX_HEADER_BYTES = 64 * 1024
"""The header line. It is the limit of asyncio's streams, so no stock Wyoming peer can pass it
either.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    type: str
    data: dict[str, Any]
    data_length: int
    payload_length: int


class EventReader:
    """Reads events from a stream.

    A read that is cancelled or times out loses nothing: what was complete is kept, and the next
    read goes on from there. After a WireError with another code than `timeout` the stream is out
    of step and must be closed.
    """

    def __init__(self, *, stream: asyncio.StreamReader) -> None:
        self._stream = stream
        self._header: _Header | None = None
        self._data: dict[str, Any] | None = None

    async def read(self) -> Event | None:
        """The next event, or None when the peer ended the stream between two events."""
        try:
            if self._header is None:
                line = await self._read_line()
                if line is None:
                    return None
                self._header = _parse_header(line)
            header = self._header
            if self._data is None:
                block = await self._stream.readexactly(header.data_length)
                self._data = header.data | (_parse_object(block) if block else {})
            payload = await self._stream.readexactly(header.payload_length)
        except asyncio.IncompleteReadError as error:
            raise WireError(code="closed", text="the stream ended inside an event") from error
        except OSError as error:
            raise WireError(code="closed", text=str(error)) from error
        event = Event(type=header.type, data=self._data, payload=payload or None)
        self._header = self._data = None
        return event

    async def _read_line(self) -> bytes | None:
        try:
            return await self._stream.readuntil(b"\n")
        except asyncio.IncompleteReadError as error:
            if error.partial:
                raise
            return None
        except asyncio.LimitOverrunError as error:
            raise WireError(code="too_large", text="header line too long") from error


def encode(event: Event) -> bytes:
    """The event as bytes for the wire; WireError(too_large) when nobody could read it."""
    header: dict[str, Any] = {"type": event.type, "version": version.__version__}
    try:
        data = json.dumps(event.data, ensure_ascii=False).encode() if event.data else b""
        if data:
            header["data_length"] = len(data)
        payload = event.payload or b""
        if payload:
            header["payload_length"] = len(payload)
        line = json.dumps(header, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError as error:
        raise WireError(code="bad_event", text=f"{event.type}: not encodable text") from error
    if len(data) + len(payload) > MAX_EVENT_BYTES or len(line) > MAX_HEADER_BYTES:
        raise WireError(code="too_large", text=f"{event.type}: {len(data) + len(payload)} bytes")
    return b"".join((line, data, payload))


def _parse_header(line: bytes) -> _Header:
    fields = _parse_object(line)
    kind = fields.get("type")
    data = fields.get("data")
    if data is None:
        data = {}
    if not isinstance(kind, str) or not isinstance(data, dict):
        raise WireError(code="bad_event", text="header without a type, or data that is no object")
    header = _Header(
        type=kind,
        data=data,
        data_length=_length(fields, "data_length"),
        payload_length=_length(fields, "payload_length"),
    )
    if header.data_length + header.payload_length > MAX_EVENT_BYTES:
        size = header.data_length + header.payload_length
        raise WireError(code="too_large", text=f"{kind}: {size} bytes announced")
    return header


def _length(fields: dict[str, Any], key: str) -> int:
    value = fields.get(key)
    if value is None:
        return 0
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise WireError(code="bad_event", text=f"{key} is {value!r}")
    return value


def _parse_object(text: bytes) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WireError(code="bad_event", text=f"not JSON: {text[:80]!r}") from error
    if not isinstance(value, dict):
        raise WireError(code="bad_event", text=f"not a JSON object: {text[:80]!r}")
    return value
