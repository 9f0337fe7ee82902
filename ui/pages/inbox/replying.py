"""What is written at the bottom of a thread: sent, kept as a draft, or sent once more."""

from __future__ import annotations

from collections.abc import Callable

from secretary_app.bootstrap.thread_replies import WRITING
from secretary_app.features.conversations.rights import DRAFT_REPLIES
from ui.pages.inbox.composer import Composer
from ui.pages.inbox.reading import Opened
from ui.shell.page import Desk
from ui.widgets.banner import Banner


class Replying:
    """Of the thread that is shown."""

    def __init__(
        self,
        desk: Desk,
        *,
        composer: Composer,
        banner: Banner,
        opened: Callable[[], Opened | None],
        kept: Callable[[], object],
    ) -> None:
        """``kept`` hears that a draft is another."""
        self._desk, self._composer, self._banner = desk, composer, banner
        self._opened, self._kept = opened, kept

    def why_not(self, opened: Opened) -> str:
        """Why nothing can be written here, in words; empty where it can."""
        words, door = self._desk.words, opened.door
        if door is None:
            return words.text("inbox-no-number")
        if not self._desk.may(WRITING[door].key):
            return words.text("inbox-may-not-write", door=door.value)
        return ""

    def send(self, text: str, sent: Callable[[str], object]) -> None:
        """``sent`` hears in which thread; whoever writes in it has it."""
        opened = self._opened()
        if opened is None:
            return
        workspace, thread_id = self._desk.workspace, opened.thread.id

        async def send() -> None:
            await workspace.threads.replies.send(thread_id, text)
            await workspace.conversations.keep_draft(thread_id, "")

        self._desk.operations.run(
            send,
            name="inbox.send",
            title=self._desk.words.text("inbox-sending"),
            blocks=self._composer.send,
            complain=self._banner,
            done=lambda _sent: sent(thread_id),
        )

    def send_again(self, message_id: str) -> None:
        """One that did not go."""
        replies = self._desk.workspace.threads.replies
        self._desk.operations.run(
            lambda: replies.send_again(message_id),
            name=f"inbox.again.{message_id}",
            title=self._desk.words.text("inbox-sending"),
            complain=self._banner,
        )

    def keep_draft(self, text: str) -> None:
        """What was begun and not sent."""
        opened = self._opened()
        if opened is None or not self._desk.may(DRAFT_REPLIES.key):
            return
        self._desk.operations.run(
            lambda: self._desk.workspace.conversations.keep_draft(opened.thread.id, text),
            name=f"inbox.draft.{opened.thread.id}",
            title="",
            quiet=True,
            done=lambda _kept: self._kept(),
        )
