"""Fetches one file over HTTP: goes on where an earlier try ended, checks length and sum.

The part lies beside a note of where it came from (``name.from``): only bytes of one and the same
file are joined. Range and If-Range: RFC 9110, sections 13.1.5 and 14.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp

from secretary_app.features.model_library.errors import FetchFailed
from secretary_app.features.model_library.models import ModelFile
from secretary_app.features.model_library.progress import Meter, Tell
from secretary_app.features.model_library.space import check_space, disk_told
from secretary_app.features.model_library.sums import Sums, sums_of
from secretary_app.kernel.backoff import Backoff
from secretary_app.kernel.clock import Clock

_LOG = logging.getLogger(__name__)

TRIES = 5
"""In a row, of one address, without a single new byte."""

PIECE_BYTES = 1 << 18

MOST_REDIRECTS = 5
"""Publishers send on to a store, and the store once more."""

_CONTENT_RANGE = re.compile(r"bytes (?:(\d+)-\d+|\*)/(\d+|\*)")


class _TryAgain(Exception):
    """It broke off, and the next try may go on."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class _GiveUp(_TryAgain):
    """This address will not give the file, however often it is asked."""


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where the bytes of a part came from."""

    address: str
    mark: str
    """The strong ETag or the date by which the server knows this version; empty: it has none."""


class Fetcher:
    """Fetches files for one pull."""

    def __init__(
        self,
        *,
        session: aiohttp.ClientSession,
        clock: Clock,
        tell: Tell,
        kept_free_bytes: int,
        first_pause_s: float = 1.0,
    ) -> None:
        self._session = session
        self._clock = clock
        self._tell = tell
        self._kept_free_bytes = kept_free_bytes
        self._first_pause_s = first_pause_s

    async def fetch(self, file: ModelFile, part: Path) -> Sums:
        """Leaves the whole file at ``part``; its sums, checked where the catalogue knows one.

        Raises FetchFailed, NotEnoughSpace or FolderRefused. What has arrived stays for the next
        pull, unless it is wrong.
        """
        failure = _TryAgain("unreachable")
        host = ""
        for address in file.addresses:
            host = urlsplit(address).hostname or address
            try:
                return await self._from(address, file, part)
            except _TryAgain as error:
                _LOG.info("%s: %s %s", address, error.reason, error.detail)
                failure = error
        raise FetchFailed(file=file.name, host=host, reason=failure.reason, detail=failure.detail)

    async def _from(self, address: str, file: ModelFile, part: Path) -> Sums:
        joined = await self._patiently(address, file, part)
        sums = await sums_of(part)
        if not sums.are_of(file):
            _forget(part)
            if joined:
                # Two halves of different files: once more, from the beginning.
                return await self._from(address, file, part)
            raise _GiveUp("sum", sums.sha256)
        return sums

    async def _patiently(self, address: str, file: ModelFile, part: Path) -> bool:
        """What ``_transfer`` says, after as many tries as bring it forward."""
        backoff = Backoff(first_s=self._first_pause_s, limit_s=self._first_pause_s * 30)
        tries = 0
        while True:
            before = _size(part)
            try:
                return await self._transfer(address, file, part)
            except _GiveUp:
                raise
            except _TryAgain:
                tries = 0 if _size(part) > before else tries + 1
                if tries >= TRIES:
                    raise
            await asyncio.sleep(backoff.next_delay())

    async def _transfer(self, address: str, file: ModelFile, part: Path) -> bool:
        """Until the file is whole; whether it was joined to what lay there."""
        have = _resumable(address, file, part)
        if have == 0:
            _forget(part)
        elif have == file.size_bytes:
            return True
        headers = {"Accept-Encoding": "identity"}
        if have:
            headers["Range"] = f"bytes={have}-"
            origin = _origin(part)
            if origin is not None and origin.address == address and origin.mark:
                headers["If-Range"] = origin.mark
        try:
            async with self._session.get(
                address, headers=headers, max_redirects=MOST_REDIRECTS
            ) as answer:
                return await self._take(answer, address, file, part, have)
        except TimeoutError as error:
            raise _TryAgain("stalled") from error
        except aiohttp.TooManyRedirects as error:
            raise _GiveUp("refused", "redirects") from error
        except aiohttp.InvalidURL as error:
            raise _GiveUp("refused", str(error)) from error
        except aiohttp.ClientPayloadError as error:
            raise _TryAgain("broken") from error
        except aiohttp.ClientConnectorError as error:
            raise _TryAgain("unreachable", error.strerror or "") from error
        except aiohttp.ClientError as error:
            raise _TryAgain("broken", type(error).__name__) from error

    async def _take(
        self,
        answer: aiohttp.ClientResponse,
        address: str,
        file: ModelFile,
        part: Path,
        have: int,
    ) -> bool:
        if address.startswith("https:") and answer.url.scheme != "https":
            raise _GiveUp("downgrade", answer.url.host or "")
        start, total = _offered(answer)
        if answer.status == 416:
            if total is not None and total == have:
                return True
            _forget(part)
            raise _TryAgain("broken", "416")
        if answer.status in {404, 410}:
            raise _GiveUp("missing", str(answer.status))
        if answer.status in {408, 425, 429} or answer.status >= 500:
            raise _TryAgain("refused", str(answer.status))
        if answer.status not in {200, 206} or start not in {0, have}:
            raise _GiveUp("refused", str(answer.status))
        if file.size_bytes is not None and total not in {None, file.size_bytes}:
            raise _GiveUp("length", f"{total}")
        expected = file.size_bytes if total is None else total
        with disk_told(part.parent):
            if expected is not None:
                missing = expected - start
                check_space(part.parent, missing, kept_free_bytes=self._kept_free_bytes)
            _note(part, _Origin(address, _mark(answer)))
            await self._write(answer, file, part, start, expected)
        return start > 0

    async def _write(
        self,
        answer: aiohttp.ClientResponse,
        file: ModelFile,
        part: Path,
        start: int,
        expected: int | None,
    ) -> None:
        meter = Meter(
            file=file.name,
            resumed_from=start,
            total_bytes=expected,
            clock=self._clock,
            tell=self._tell,
        )
        arrived = start
        with part.open("r+b" if start else "wb") as stream:
            stream.seek(start)
            stream.truncate()
            async for piece in answer.content.iter_chunked(PIECE_BYTES):
                arrived += len(piece)
                if expected is not None and arrived > expected:
                    raise _GiveUp("length", f"> {expected}")
                # A slow disk lets writers wait for seconds, and calls may be going on in this loop.
                await asyncio.to_thread(stream.write, piece)
                meter.add(len(piece))
        if expected is not None and arrived < expected:
            raise _TryAgain("broken")
        meter.tell()


def _offered(answer: aiohttp.ClientResponse) -> tuple[int, int | None]:
    """At which byte the body begins, and how long the whole file is."""
    if answer.status in {206, 416}:
        found = _CONTENT_RANGE.fullmatch(answer.headers.get("Content-Range", ""))
        if found is None:
            return -1 if answer.status == 206 else 0, None
        total = None if found[2] == "*" else int(found[2])
        return int(found[1] or 0), total
    return 0, answer.content_length


def _mark(answer: aiohttp.ClientResponse) -> str:
    """A weak ETag says "much the same", which is not enough to join halves."""
    tag = answer.headers.get("ETag", "")
    return tag if tag.startswith('"') else answer.headers.get("Last-Modified", "")


def _resumable(address: str, file: ModelFile, part: Path) -> int:
    """Bytes that may be kept: their server can tell its versions apart, or a sum will."""
    have = _size(part)
    if file.size_bytes is not None and have > file.size_bytes:
        return 0
    if file.sha256 or file.md5:
        return have
    origin = _origin(part)
    marked = origin is not None and origin.address == address and bool(origin.mark)
    return have if marked else 0


def _note_of(part: Path) -> Path:
    return part.with_name(f"{part.name}.from")


def _note(part: Path, origin: _Origin) -> None:
    text = json.dumps({"address": origin.address, "mark": origin.mark})
    _note_of(part).write_text(text, "utf-8")


def _origin(part: Path) -> _Origin | None:
    try:
        told = json.loads(_note_of(part).read_text("utf-8"))
        return _Origin(str(told["address"]), str(told["mark"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _forget(part: Path) -> None:
    for each in _files_of(part):
        with suppress(FileNotFoundError):
            each.unlink()


def _files_of(part: Path) -> Sequence[Path]:
    return part, _note_of(part)


def _size(part: Path) -> int:
    try:
        return part.stat().st_size
    except FileNotFoundError:
        return 0
