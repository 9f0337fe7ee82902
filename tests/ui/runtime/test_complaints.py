"""What went wrong with something a person did stays on the page until it is read."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from secretary_app.kernel.errors import Transient
from tests.support.desk_window import desk, in_qt
from ui.runtime.operations import Operations
from ui.widgets.banner import Banner

pytestmark = pytest.mark.unit


async def fails() -> None:
    raise Transient("disk-full")


async def goes_well() -> None:
    await asyncio.sleep(0)


def test_only_who_did_it_or_the_same_deed_takes_a_complaint_away(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        async with desk(tmp_path, pages=()) as bench:
            operations, banner = bench.window.operations, bench.window.desk.banner()
            banner.setParent(bench.window)
            do = doer(operations, banner, bench.idle)
            await do("people.save", fails)
            said = banner.accessibleName()
            await do("people.list", goes_well, quiet=True)
            await do("people.call", goes_well)
            assert (banner.isHidden(), banner.accessibleName()) == (False, said)
            await do("people.save", goes_well)
            assert banner.isHidden()

            await do("people.list", fails, quiet=True)
            assert not banner.isHidden()
            await do("people.read", goes_well, quiet=True)
            assert banner.isHidden(), "the page reads again"

            banner.tell("A number has digits.")
            await do("people.list", fails, quiet=True)
            await do("people.list", goes_well, quiet=True)
            assert banner.accessibleName() == "A number has digits."
            await do("people.save", goes_well)
            assert banner.isHidden()

    in_qt(qapp, work)


def doer(
    operations: Operations, banner: Banner, idle: Callable[[], Coroutine[Any, Any, None]]
) -> Callable[..., Coroutine[Any, Any, None]]:
    """Any: whatever an operation takes."""

    async def do(
        name: str, work: Callable[[], Coroutine[Any, Any, None]], *, quiet: bool = False
    ) -> None:
        assert operations.run(work, name=name, title="", complain=banner, quiet=quiet)
        await idle()

    return do
