"""The page of users: accounts with what may be done to them, who is signed in, and API keys."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from secretary_app.foundation.auth.events import SessionEnded, SignedIn, UserChanged
from secretary_app.foundation.auth.keys.events import KeyChanged
from secretary_app.foundation.auth.keys.models import ApiKey
from secretary_app.foundation.auth.keys.rights import VIEW_KEYS
from secretary_app.foundation.auth.models import Session, User
from secretary_app.foundation.auth.quality import made_up
from secretary_app.foundation.auth.rights import CHANGE_USERS, VIEW_USERS
from secretary_app.foundation.auth.roles import Role
from ui.pages.auth.keys import keys_card
from ui.pages.auth.sessions import SessionsCard
from ui.pages.auth.sheets import NewUser, choose_role, show_password
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.item import Act, Item, list_in
from ui.widgets.loading import SkeletonRows
from ui.widgets.page_column import PageColumn
from ui.widgets.placeholder import Placeholder

ROWS = 4


@dataclass(frozen=True, slots=True)
class Known:
    """What the page shows."""

    users: list[User]
    sessions: list[Session]
    keys: list[ApiKey]


class UsersPage(Page):
    """Follows what becomes of accounts while it is looked at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._known: Known | None = None
        self._in_front = False
        self.main = self.column = PageColumn(banner=desk.banner())
        words.put(self.column.header.title.setText, "page-users")
        self.add = Button("", kind=Kind.PRIMARY, sign="plus")
        words.put(self.add.setText, "users-new")
        self.add.clicked.connect(lambda _checked=False: self._add())
        self.add.setEnabled(desk.may(CHANGE_USERS.key))
        self.column.header.add(self.add)
        self.own_actions = [
            Action(
                id="users.add",
                sign="plus",
                keys="Ctrl+N",
                run=self._add,
                permission=CHANGE_USERS.key,
            )
        ]
        self._sessions = SessionsCard(
            desk,
            title="users-signed-in",
            end=desk.workspace.sessions.end,
            may_end=lambda _session: desk.may(CHANGE_USERS.key),
            complain=self.column.banner,
        )
        words.changed.connect(self._show)
        for kind in (UserChanged, SessionEnded, SignedIn, KeyChanged):
            self.listen(kind, lambda _event: self._look())

    def opened(self, what: str) -> None:
        """Asks who there is."""
        del what
        self._in_front = True
        if self._known is None:
            loading = self.desk.words.text("desk-loading")
            self.column.show_cards([SkeletonRows(name=loading, rows=ROWS)])
        self._look()

    def closed(self) -> None:
        """Nobody looks."""
        self._in_front = False

    def _look(self) -> None:
        workspace = self.desk.workspace
        if not self._in_front or not self.desk.may(VIEW_USERS.key):
            return

        async def look() -> Known:
            keys = workspace.keys
            sees_all = workspace.seat.user is None or workspace.seat.actor().may(VIEW_KEYS)
            return Known(
                await workspace.users.everybody(),
                await workspace.sessions.open(),
                await (keys.everybodys() if sees_all else keys.mine()),
            )

        self.desk.operations.run(
            look,
            name="users.look",
            title=self.desk.words.text("desk-loading"),
            complain=self.column.banner,
            done=self._take,
            quiet=True,
        )

    def _take(self, known: Known) -> None:
        self._known = known
        self._show()

    def _show(self) -> None:
        if self._known is None:
            return
        words = self.desk.words
        users, sessions = self._known.users, self._known.sessions
        self.add.setEnabled(bool(users) and self.desk.may(CHANGE_USERS.key))
        self.column.header.set_second(words.text("users-count", count=len(users)))
        if not users:
            self.column.show_cards(
                [
                    Placeholder(
                        sign="users-three",
                        title=words.text("users-nobody"),
                        sentence=words.text("users-nobody.help"),
                    )
                ]
            )
            return
        accounts = list_in(Card(words.text("users-accounts")), [self._user(each) for each in users])
        signed_in = self._sessions.of(sessions)
        keys = keys_card(
            self.desk, self._known.keys, users=self._key_users(), complain=self.column.banner
        )
        self.column.show_cards([accounts, signed_in, keys])

    def _key_users(self) -> list[str]:
        """Whoever may do everything makes keys for all; everybody else their own."""
        seat = self.desk.workspace.seat
        found = self._known.users if self._known is not None else []
        of_all = seat.user is None or seat.actor().everything
        return [
            each.name
            for each in sorted(found, key=lambda user: user != seat.user)
            if each.is_active and (of_all or each == seat.user)
        ]

    def _user(self, user: User) -> Item:
        words, may = self.desk.words, self.desk.may(CHANGE_USERS.key)
        seen = (
            words.text("users-never-seen")
            if user.seen_at is None
            else words.text("users-seen", when=words.moment(user.seen_at))
        )
        role = words.text("users-role-name", role=user.role.value)
        login = (user.name,) if user.full_name else ()
        chip = None
        if not user.is_active:
            chip = (words.text("users-off"), "neutral")
        elif user.password_is_temporary:
            chip = (words.text("users-first-sign-in"), "info")
        return Item(
            user.shown_name,
            second=" · ".join((*login, role, seen)),
            chip=chip,
            sign="user-circle",
            more=[
                Act(
                    text=words.text("users-change-role"),
                    run=lambda: choose_role(self.desk, user, chosen=partial(self._set_role, user)),
                    enabled=may,
                ),
                Act(
                    text=words.text("users-new-password"),
                    run=partial(self._reset, user),
                    enabled=may,
                ),
                Act(
                    text=words.text("users-disable" if user.is_active else "users-enable"),
                    run=partial(self._enable, user, enabled=not user.is_active),
                    enabled=may,
                ),
            ],
            more_name=words.text("lines-more"),
        )

    def _add(self) -> None:
        if self._known is not None and self._known.users:
            NewUser(self.desk, made=partial(show_password, self.desk)).open()

    def _set_role(self, user: User, role: Role) -> None:
        users, words = self.desk.workspace.users, self.desk.words
        if role is user.role:
            return
        self.desk.operations.run(
            lambda: users.set_role(user.name, role),
            name=f"users.role.{user.id}",
            title=words.text("lines-saving"),
            complain=self.column.banner,
            said=words.text(
                "users-role-now",
                name=user.shown_name,
                role=words.text("users-role-name", role=role.value),
            ),
            undo=lambda: users.set_role(user.name, user.role),
        )

    def _reset(self, user: User) -> None:
        password = made_up()
        self.desk.operations.run(
            lambda: self.desk.workspace.users.reset(user.name, password),
            name=f"users.reset.{user.id}",
            title=self.desk.words.text("lines-saving"),
            complain=self.column.banner,
            done=lambda changed: show_password(self.desk, changed, password),
        )

    def _enable(self, user: User, *, enabled: bool) -> None:
        users, words = self.desk.workspace.users, self.desk.words
        change, back = (users.enable, users.disable) if enabled else (users.disable, users.enable)
        self.desk.operations.run(
            lambda: change(user.name),
            name=f"users.enable.{user.id}",
            title=words.text("lines-saving"),
            complain=self.column.banner,
            said=words.text("users-enabled" if enabled else "users-disabled", name=user.shown_name),
            undo=lambda: back(user.name),
        )
