"""What happens to files, told by the system (inotify) instead of looked for again and again."""

import asyncio
import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

LIMIT_S = 30.0
"""For something that takes a second or two on an idle machine."""

WRITTEN, CLOSED, MOVED_HERE, MADE = 0x02, 0x08, 0x80, 0x100
"""Of ``sys/inotify.h``: whatever may make true what was not."""

_LIBC = ctypes.CDLL(None, use_errno=True)


async def until_files(folder: Path, true: Callable[[], bool]) -> None:
    """Until it is true; asked again whenever something happens to a file in the folder.

    The folder need not be there yet.
    """
    async with asyncio.timeout(LIMIT_S):
        while True:
            there = _nearest(folder)
            with _news_of(there) as news:
                if true():
                    return
                if there == _nearest(folder):
                    await news.wait()


async def grown(file: Path, size: int) -> None:
    """Until so many bytes are in it."""
    await until_files(file.parent, lambda: file.exists() and file.stat().st_size >= size)


def _nearest(folder: Path) -> Path:
    return next(each for each in (folder, *folder.parents) if each.is_dir())


@contextmanager
def _news_of(folder: Path) -> Iterator[asyncio.Event]:
    """Set once something has happened in the folder since this was entered."""
    news, loop = asyncio.Event(), asyncio.get_running_loop()
    told = _right(_LIBC.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC))
    try:
        wanted = WRITTEN | CLOSED | MOVED_HERE | MADE
        _right(_LIBC.inotify_add_watch(told, os.fsencode(folder), wanted))
        loop.add_reader(told, news.set)
        yield news
    finally:
        loop.remove_reader(told)
        os.close(told)


def _right(answer: int) -> int:
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer
