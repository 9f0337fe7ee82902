"""A body in parts, as browsers send files."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO

from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import HttpProcessingError

from secretary_app.channels.openai_api.errors import FormUnreadable
from secretary_app.foundation.web.errors import BodyTooLarge, BodyTooSlow

FORM = "multipart/form-data"

UPLOAD_LIMIT_S = 120.0
"""25 MB over a mobile network."""

IN_MEMORY = 1_000_000
"""Bytes of a file; more lies on the disk."""

MOST_PARTS = 50
LONGEST_FIELD = 10_000

_NO_PARTS = (
    ValueError, LookupError, AssertionError, RuntimeError, HttpProcessingError,
    web.RequestPayloadError,
)  # fmt: skip
"""aiohttp's reader says by each of them that the parts are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What came."""

    file: IO[bytes]
    fields: Mapping[str, str]


@asynccontextmanager
async def form_of(request: web.Request, *, largest: int) -> AsyncIterator[Form]:
    """Its file is gone afterwards. Raises FormUnreadable, BodyTooLarge or BodyTooSlow."""
    if request.content_type != FORM:
        raise FormUnreadable(why="media")
    with SpooledTemporaryFile(IN_MEMORY) as file:
        try:
            async with asyncio.timeout(UPLOAD_LIMIT_S):
                fields = await _read(request, file, largest)
        except TimeoutError:
            raise BodyTooSlow from None
        except _NO_PARTS as error:
            raise FormUnreadable(why="broken") from error
        if fields.pop("file", None) is None:
            raise FormUnreadable(why="no-file")
        file.seek(0)
        yield Form(file=file, fields=fields)


async def _read(request: web.Request, file: IO[bytes], largest: int) -> dict[str, str]:
    fields: dict[str, str] = {}
    size = 0
    reader = await request.multipart()
    for _ in range(MOST_PARTS):
        part = await reader.next()
        if part is None:
            return fields
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise ValueError("a part without a name")
        text = bytearray()
        while chunk := await part.read_chunk():
            size += len(chunk)
            if size > largest:
                raise BodyTooLarge(largest=largest)
            if part.name == "file":
                file.write(chunk)
            elif len(text) < LONGEST_FIELD:
                text += chunk
        fields[part.name] = text.decode("utf-8")
    raise ValueError("more parts than anybody needs")
