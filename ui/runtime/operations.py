"""An operation: work that a person began in the window.

It is seen while it lasts, cannot be begun twice by two presses, says what went wrong where it
happened, and can be taken back where it was given an undo. A page never awaits by hand.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from secretary_app.kernel.errors import SecretaryError, UserFacing
from secretary_app.kernel.tasks import TaskOwner
from ui.runtime.words import Words
from ui.theme import theme

_LOG = logging.getLogger(__name__)

ResultT = TypeVar("ResultT")
Work = Callable[[], Coroutine[Any, Any, ResultT]]


class Complaints(Protocol):
    """Where an error is said: a banner of the page."""

    def tell(
        self,
        text: str,
        *,
        tone: str = ...,
        why: str = ...,
        action: tuple[str, Callable[[], object]] | None = ...,
        details: str = ...,
        closable: bool = ...,
        about: str = ...,
        unasked: bool = ...,
    ) -> None:
        """Says what went wrong with the operation ``about``; no person began an ``unasked`` one."""

    def over(self, about: str, *, unasked: bool) -> None:
        """The operation ``about`` went well."""

    def clear(self) -> None:
        """Nothing is wrong any more."""


class ToastPlace(Protocol):
    """Where a word comes and goes."""

    def __call__(
        self, text: str, *, tone: str, action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Shows it for a moment."""


Reports = Callable[[Exception, str], str]
"""Writes a report of a fault of ours, with the name of what failed; returns its id."""


@dataclass(eq=False, slots=True)
class Running:
    """An operation that goes on."""

    title: str
    task: asyncio.Task[None]
    slow: bool = False
    """It takes long enough that a person should see it."""


class Operations(QObject):
    """Runs operations for every page."""

    changed = Signal()
    """What ``slow`` returns is another."""

    def __init__(
        self, *, tasks: TaskOwner, words: Words, toast: ToastPlace, report: Reports
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self._words = words
        self._toast = toast
        self._report = report
        self._running: dict[str, Running] = {}

    @property
    def slow(self) -> list[Running]:
        """What has gone on for longer than a blink, the oldest first."""
        return [each for each in self._running.values() if each.slow]

    @property
    def idle(self) -> bool:
        """Whether nothing goes on."""
        return not self._running

    def busy(self, name: str) -> bool:
        """Whether an operation of this name goes on."""
        return name in self._running

    def run(
        self,
        work: Work[ResultT],
        *,
        name: str,
        title: str,
        blocks: QWidget | None = None,
        complain: Complaints | None = None,
        done: Callable[[ResultT], object] | None = None,
        failed: Callable[[], object] | None = None,
        said: str = "",
        undo: Work[Any] | None = None,
        quiet: bool = False,
    ) -> bool:
        """Begins it; False where one of this ``name`` still goes on, or the desk is closing.

        ``title`` is what is going on, in words; ``blocks`` cannot be pressed meanwhile; errors go
        to ``complain``, else to a toast, and ``failed`` hears of it; ``said`` is the toast
        afterwards, with ``undo`` in it; ``quiet`` ones, which no person began, are not shown, and
        what they find does not take the place of a complaint about what a person did.
        """
        if name in self._running or self._tasks.stopped:
            # A timer of a page may ring while the window goes.
            return False

        def again() -> None:
            self.run(
                work,
                name=name,
                title=title,
                blocks=blocks,
                complain=complain,
                done=done,
                failed=failed,
                said=said,
                undo=undo,
            )

        task = self._tasks.start(
            self._run(
                work,
                name=name,
                complain=complain,
                done=done,
                failed=failed,
                said=said,
                undo=undo,
                again=again,
                quiet=quiet,
            ),
            name=name,
        )
        running = Running(title=title, task=task)
        self._running[name] = running
        if blocks is not None:
            blocks.setEnabled(False)
        if not quiet:
            loop = asyncio.get_running_loop()
            patience = loop.call_later(theme().sizes.patience_ms / 1000, self._is_slow, running)
            task.add_done_callback(lambda _task: patience.cancel())
        task.add_done_callback(lambda _task: self._ended(name, blocks))
        return True

    def cancel(self, running: Running) -> None:
        """A person no longer wants it."""
        running.task.cancel()

    def cancel_all(self) -> None:
        """Nobody is there any more who wanted it; whoever asks for this goes on."""
        for running in self._running.values():
            if running.task is not asyncio.current_task():
                running.task.cancel()

    def stop(self, name: str) -> None:
        """Nobody wants the operation of this name any more."""
        if name in self._running:
            self.cancel(self._running[name])

    async def _run(
        self,
        work: Work[ResultT],
        *,
        name: str,
        complain: Complaints | None,
        done: Callable[[ResultT], object] | None,
        failed: Callable[[], object] | None,
        said: str,
        undo: Work[Any] | None,
        again: Callable[[], object],
        quiet: bool,
    ) -> None:
        try:
            result = await work()
        except Exception as error:  # noqa: BLE001 - rejected: the last place before a person
            self._complain(error, name, complain, again, unasked=quiet)
            if failed is not None:
                failed()
            return
        if complain is not None and not _is_gone(complain):
            complain.over(name, unasked=quiet)
        if done is not None:
            done(result)
        if said:
            self._toast(said, tone="success", action=self._undo(undo, name))

    def _undo(self, undo: Work[Any] | None, name: str) -> tuple[str, Callable[[], object]] | None:
        if undo is None:
            return None
        title = self._words.text("desk-undo")
        return title, lambda: self.run(undo, name=f"{name}.undo", title=title)

    def _complain(
        self,
        error: Exception,
        name: str,
        complain: Complaints | None,
        again: Callable[[], object],
        *,
        unasked: bool,
    ) -> None:
        text, details, may_try = self._explain(error, name)
        action = (self._words.text("desk-try-again"), again) if may_try else None
        if complain is None or _is_gone(complain):
            self._toast(text, tone="danger", action=action)
        else:
            complain.tell(text, action=action, details=details, about=name, unasked=unasked)

    def _explain(self, error: Exception, name: str) -> tuple[str, str, bool]:
        """What to say, what stands under «Details», and whether it may be tried again."""
        if isinstance(error, SecretaryError):
            if isinstance(error, UserFacing):
                text = self._words.error(error)
            else:
                text = self._words.text("desk-passing-fault")
            return text, f"{error.code}\n{error}", True
        report = self._report(error, name)
        _LOG.error("operation %s failed", name, exc_info=error)
        return self._words.text("desk-fault", id=report), f"{type(error).__name__}: {error}", False

    def _is_slow(self, running: Running) -> None:
        running.slow = True
        self.changed.emit()

    def _ended(self, name: str, blocks: QWidget | None) -> None:
        del self._running[name]
        if blocks is not None and isValid(blocks):
            blocks.setEnabled(True)
        self.changed.emit()


def _is_gone(complain: Complaints) -> bool:
    """Whether the page it stood on was closed meanwhile: whoever sat here has left."""
    return isinstance(complain, QObject) and not isValid(complain)
