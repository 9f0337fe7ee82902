"""The wire between the simulator and who drives it: standard input and output of the process.

A message is one JSON line, whose `payload` counts the bytes that follow it. Version 1.

client → simulator  {"id": n, "method": name, "params": {...}, "payload": k}
simulator → client  {"id": n, "result": {...}, "payload": k}   or   {"id": n, "error": text}
simulator → client  {"ready": {"version", "at_paths", "pcm_path", "realtime"}}   once, at the start
simulator → client  {"stamp": {"mark", "at", "data"}}          as they happen
End of input stops the simulator, so it never outlives its client.
"""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

VERSION = 1

LONGEST_HEADER = 1 << 20
"""Bytes; a header holds a configuration or a stamp."""


def encode(header: Mapping[str, Any], payload: bytes = b"") -> bytes:
    """One message as bytes."""
    line = json.dumps({**header, "payload": len(payload)}, ensure_ascii=False)
    return line.encode() + b"\n" + payload


async def read(stream: asyncio.StreamReader) -> tuple[dict[str, Any], bytes] | None:
    """The next message, or None at the end of the stream, be it in the middle of a message."""
    line = await stream.readline()
    if not line.endswith(b"\n"):
        return None
    header = json.loads(line)
    try:
        payload = await stream.readexactly(header.pop("payload"))
    except asyncio.IncompleteReadError:
        return None
    return header, payload
