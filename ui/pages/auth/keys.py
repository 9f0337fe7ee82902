"""The card of API keys on the page of users: which there are, and taking one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from secretary_app.foundation.auth.keys.models import ALL, ApiKey
from secretary_app.foundation.auth.keys.rights import CHANGE_KEYS
from ui.pages.auth.new_key import NewKeySheet, show_key
from ui.shell.page import Desk
from ui.theme import Role as Type
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.item import Act, Item, list_in
from ui.widgets.text import Label


def keys_card(
    desk: Desk, keys: Sequence[ApiKey], *, users: Sequence[str], complain: Banner
) -> Card:
    """Keys that were taken back are not shown; ``users`` are the names that a key may be for."""
    words, now = desk.words, desk.workspace.clock.now()
    card = Card(words.text("keys-title"))
    kept = [each for each in keys if each.revoked_at is None]
    if kept:
        list_in(card, [_item(desk, each, now, complain) for each in kept])
    else:
        card.add(Label(words.text("keys-title.help"), role=Type.SMALL, tone="text2", wrap=True))
    if desk.may(CHANGE_KEYS.key) and users:
        add = Button(words.text("keys-add"), sign="plus")
        add.clicked.connect(
            lambda _checked=False: NewKeySheet(
                desk, users=users, made=partial(show_key, desk)
            ).open()
        )
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch()
        card.add_layout(row)
    return card


def _item(desk: Desk, key: ApiKey, now: datetime, complain: Banner) -> Item:
    words = desk.words
    scopes = "keys-may-all" if ALL in key.scopes else "keys-may-some"
    used = (
        words.text("keys-never-used")
        if key.used_at is None
        else words.text("keys-used", when=words.moment(key.used_at), address=key.used_from)
    )
    if not key.is_good(now):
        until = words.text("keys-state-expired")
    elif key.expires_at is None:
        until = words.text("keys-state-forever")
    else:
        last = words.short_day(key.expires_at.astimezone().date())
        until = words.text("keys-state-until", until=last)
    parts = (key.user_name, f"{key.hint}…", words.text(scopes, count=len(key.scopes)), until, used)
    return Item(
        key.name,
        second=" · ".join(parts),
        chip=None if key.is_good(now) else (words.text("keys-state-expired"), "neutral"),
        sign="key",
        more=[
            Act(
                text=words.text("keys-revoke"),
                run=_revoking(desk, key, complain),
                enabled=desk.may(CHANGE_KEYS.key),
            )
        ],
        more_name=words.text("lines-more"),
    )


def _revoking(desk: Desk, key: ApiKey, complain: Banner) -> Callable[[], None]:
    def revoke() -> None:
        desk.operations.run(
            lambda: desk.workspace.keys.revoke(key.id),
            name=f"keys.revoke.{key.id}",
            title=desk.words.text("lines-saving"),
            complain=complain,
            said=desk.words.text("keys-revoked", name=key.name, user=key.user_name),
        )

    return revoke
