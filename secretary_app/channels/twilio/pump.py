"""Carries the messages of a stream between its websocket and its line, untouched, both ways."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from hardware.twilio.errors import NotMediaStream
from hardware.twilio.framing import Unframer, framed

READ_BYTES = 65536

_LOG = logging.getLogger(__name__)


class Messages(Protocol):
    """The websocket."""

    def __aiter__(self) -> AsyncIterator[str | bytes]: ...

    async def send(self, data: str) -> None:
        """Raises ConnectionError."""


async def carry_to_line(messages: Messages, *, line: Path) -> None:
    """A call that comes: a line that is not there, or busy, ends it at once."""
    try:
        reader, writer = await asyncio.open_unix_connection(line)
    except OSError as error:
        _LOG.warning("no line takes a call by Twilio: %s", error)
        return
    await carry(messages, reader, writer)


async def carry(
    messages: Messages, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Until one of the two sides ends; then both have."""
    ways = [
        asyncio.create_task(_to_line(messages, writer), name="stream to its line"),
        asyncio.create_task(_from_line(reader, messages), name="line to its stream"),
    ]
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def _to_line(messages: Messages, writer: asyncio.StreamWriter) -> None:
    """What is no text, or far too long, is for no line to read: the stream ends."""
    with suppress(ConnectionError, NotMediaStream):
        async for message in messages:
            if isinstance(message, bytes):
                return
            writer.write(framed(message))
            await writer.drain()


async def _from_line(reader: asyncio.StreamReader, messages: Messages) -> None:
    unframer = Unframer()
    with suppress(ConnectionError):
        while data := await reader.read(READ_BYTES):
            for message in unframer.push(data):
                await messages.send(message)
