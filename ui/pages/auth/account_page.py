"""The page of one's own account: API keys for one's programs, and where one is signed in."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.foundation.auth.events import SessionEnded, SignedIn
from secretary_app.foundation.auth.keys.events import KeyChanged
from secretary_app.foundation.auth.keys.models import ApiKey
from secretary_app.foundation.auth.models import Session
from secretary_app.foundation.auth.sessions import DESK
from ui.pages.auth.keys import keys_card
from ui.pages.auth.sessions import SessionsCard
from ui.pages.up_to_date import UpToDate
from ui.shell.page import Desk, Page
from ui.widgets.loading import SkeletonRows
from ui.widgets.page_column import PageColumn

ROWS = 4


@dataclass(frozen=True, slots=True)
class Own:
    """What the page shows."""

    keys: list[ApiKey]
    sessions: list[Session]


class AccountPage(Page):
    """For everybody, whatever their role; others' accounts are on the page of users."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._own: Own | None = None
        self.main = self.column = PageColumn(banner=desk.banner())
        words.put(self.column.header.title.setText, "page-account")
        self._sessions = SessionsCard(
            desk,
            title="account-signed-in",
            end=desk.workspace.sessions.end_mine,
            # Whoever sits here signs out by the menu of their name.
            may_end=lambda session: session.door != DESK,
            complain=self.column.banner,
        )
        self._fresh = UpToDate(self, read=self._read)
        for kind in (SessionEnded, SignedIn, KeyChanged):
            self.listen(kind, lambda _event: self._fresh.changed())
        words.changed.connect(self._show)

    def opened(self, what: str) -> None:
        """Asks what there is."""
        del what
        if self._own is None:
            loading = self.desk.words.text("desk-loading")
            self.column.show_cards([SkeletonRows(name=loading, rows=ROWS, avatars=False)])
        self._fresh.opened()

    def closed(self) -> None:
        """Nobody looks."""
        self._fresh.closed()

    def _read(self) -> bool:
        workspace = self.desk.workspace

        async def read() -> Own:
            return Own(await workspace.keys.mine(), await workspace.sessions.mine())

        return self.desk.operations.run(
            read,
            name="account.read",
            title=self.desk.words.text("desk-loading"),
            complain=self.column.banner,
            done=self._take,
            quiet=True,
        )

    def _take(self, own: Own) -> None:
        self._own = own
        self._show()

    def _show(self) -> None:
        if self._own is None:
            return
        words, user = self.desk.words, self.desk.workspace.seat.user
        if user is not None:
            role = words.text("seat-role", role=user.role.value)
            self.column.header.set_second(f"{user.shown_name} · {role}")
        names = [] if user is None else [user.name]
        keys = keys_card(self.desk, self._own.keys, users=names, complain=self.column.banner)
        self.column.show_cards([keys, self._sessions.of(self._own.sessions)])
