"""The card of who is signed in, and where."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from secretary_app.foundation.auth.models import Session
from secretary_app.foundation.auth.sessions import DESK
from ui.shell.page import Desk
from ui.theme import Role
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.item import Act, Item, list_in
from ui.widgets.text import Label


class SessionsCard:
    """Ends a session where a person asks for it."""

    def __init__(
        self,
        desk: Desk,
        *,
        title: str,
        end: Callable[[str], Awaitable[None]],
        may_end: Callable[[Session], bool],
        complain: Banner,
    ) -> None:
        """``title`` is the name of a text."""
        self._desk, self._title, self._complain = desk, title, complain
        self._end, self._may_end = end, may_end

    def of(self, sessions: Sequence[Session]) -> Card:
        """Made anew."""
        words = self._desk.words
        card = Card(words.text(self._title))
        if sessions:
            return list_in(card, [self._item(each) for each in sessions])
        card.add(Label(words.text("users-no-sessions"), role=Role.SMALL, tone="text2"))
        return card

    def _item(self, session: Session) -> Item:
        words = self._desk.words
        door = words.text("users-door", door=session.door)
        began = words.text("users-since", when=words.moment(session.began_at))
        return Item(
            session.user_name,
            second=" · ".join(part for part in (door, session.address, began) if part),
            sign="desktop" if session.door == DESK else "globe",
            acts=[
                Act(
                    text=words.text("users-end-session"),
                    run=partial(self._sign_out, session),
                    sign="sign-out",
                    enabled=self._may_end(session),
                )
            ],
        )

    def _sign_out(self, session: Session) -> None:
        async def end() -> None:
            await self._end(session.id)

        self._desk.operations.run(
            end,
            name=f"users.end.{session.id}",
            title=self._desk.words.text("lines-saving"),
            complain=self._complain,
            said=self._desk.words.text("users-session-ended", name=session.user_name),
        )
