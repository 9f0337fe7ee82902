"""What is done with the promise that is shown: kept, given up, called, answered, noted."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject

from secretary_app.features.promises.models import Promise
from ui.pages.promises.answering import AnswerSheet, Draft
from ui.pages.promises.promise_view import PromiseView
from ui.shell.page import Desk
from ui.widgets.banner import Banner

Move = Callable[[str], Coroutine[Any, Any, Promise]]
"""With the id of a promise."""


class Doing(QObject):
    """The buttons of the view."""

    def __init__(
        self,
        desk: Desk,
        view: PromiseView,
        *,
        banner: Banner,
        chosen: Callable[[], Promise | None],
    ) -> None:
        super().__init__(view)
        self._desk, self._view, self._banner = desk, view, banner
        self._chosen = chosen
        self._answers: dict[str, Draft] = {}
        """Begun and not kept, by the promise that they answer."""
        view.done.connect(self._fulfil)
        view.cancelled.connect(self._cancel)
        view.reopened.connect(lambda: self._move(self._reopen, said="promises-reopened"))
        view.called.connect(self._call)
        view.heard.connect(self._hear)
        view.answered.connect(self._answer)
        view.noted.connect(self._note)

    def _fulfil(self) -> None:
        promises, actor = self._desk.workspace.promises, self._desk.actor
        self._move(
            lambda each: promises.fulfil(each, actor=actor()),
            said="promises-kept",
            undo=self._reopen,
        )

    def _cancel(self) -> None:
        promises, actor = self._desk.workspace.promises, self._desk.actor
        self._move(
            lambda each: promises.cancel(each, actor=actor()),
            said="promises-cancelled",
            undo=self._reopen,
        )

    def _reopen(self, promise_id: str) -> Coroutine[Any, Any, Promise]:
        return self._desk.workspace.promises.reopen(promise_id, actor=self._desk.actor())

    def _move(self, move: Move, *, said: str, undo: Move | None = None) -> None:
        promise = self._chosen()
        if promise is None:
            return
        told = self._desk.words.text(said)
        self._desk.operations.run(
            lambda: move(promise.id),
            name="promises.move",
            title=told,
            complain=self._banner,
            said=told,
            undo=None if undo is None else lambda: undo(promise.id),
        )

    def _call(self) -> None:
        promise = self._chosen()
        if promise is None:
            return
        words = self._desk.words

        async def call() -> bool:
            begun = await self._desk.workspace.callbacks.begin(promise)
            return (await begun.over).reached

        self._desk.operations.run(
            call,
            name="promises.call",
            title=words.text("promise-calling"),
            blocks=self._view.call,
            complain=self._banner,
            done=lambda reached: self._desk.toast(
                words.text("promises-kept" if reached else "promises-not-kept"),
                tone="success" if reached else "warn",
            ),
        )

    def _hear(self) -> None:
        promise = self._chosen()
        if promise is not None and promise.call_id is not None:
            start = promise.audio_start_ms
            moment = "" if start is None else f"@{start}"
            self._desk.open("calls", f"{promise.call_id}{moment}")

    def _answer(self) -> None:
        promise = self._chosen()
        if promise is None:
            return
        key = promise.id

        def put_aside(draft: Draft | None) -> None:
            self._answers.pop(key, None)
            if draft is not None:
                self._answers[key] = draft

        AnswerSheet(
            self._desk,
            promise,
            draft=self._answers.get(key),
            put_aside=put_aside,
            hear=self._hear,
        ).open()

    def _note(self, promise_id: str, text: str) -> None:
        self._desk.operations.run(
            lambda: self._desk.workspace.promises.write_note(
                promise_id, text, actor=self._desk.actor()
            ),
            name=f"promises.note.{promise_id}",
            title=self._desk.words.text("promise-note"),
            complain=self._banner,
        )
