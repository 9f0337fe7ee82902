"""The page of settings: cards by slice, a field to find one, and a way back for each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from PySide6.QtWidgets import QWidget

from secretary_app.foundation.settings import Setting, SettingChanged
from secretary_app.foundation.settings.service import Source
from ui.pages.program_settings import ProgramSettings
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.widgets.card import Card
from ui.widgets.page_column import PageColumn
from ui.widgets.placeholder import Placeholder
from ui.widgets.search_field import SearchField

AnySetting = Setting[Any]
"""Any: the settings of a form have different types."""

FIRST = ("program", "desk")
"""The language and the look: what a person changes on the first day."""


class SettingsPage(Page):
    """Each field holds as soon as it is left; what was there before comes back by undo."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self.main = self.column = PageColumn(banner=desk.banner())
        words.put(self.column.header.title.setText, "page-settings")
        self.search = SearchField(hint="")
        words.put(self.search.set_hint, "settings-search")
        self.search.looked_for.connect(self._look_for)
        self.column.top.addWidget(self.search)
        self.forms: dict[str, ProgramSettings] = {}
        self._cards: dict[str, Card] = {}
        self.nothing: Placeholder | None = None
        self.own_actions = [
            Action(
                id="settings.find",
                sign="magnifying-glass",
                keys="Ctrl+F",
                run=self.search.setFocus,
            )
        ]
        words.changed.connect(self._build)
        self.listen(SettingChanged, self._changed_somewhere)
        self._build()

    def opened(self, what: str) -> None:
        """``what`` are words to look for."""
        if what:
            self.search.setText(what)

    def _build(self) -> None:
        words, settings = self.desk.words, self.desk.workspace.settings
        self.forms, self._cards = {}, {}
        cards: list[QWidget] = []
        for group, members in _groups(list(settings.catalogue)):
            form = ProgramSettings(self.desk, members, self.column.banner)
            card = Card(words.text("settings-group", group=group))
            card.add(form)
            self.forms[group], self._cards[group] = form, card
            cards.append(card)
        self.nothing = Placeholder(
            sign="magnifying-glass",
            title=words.text("settings-not-found"),
            sentence=words.text("settings-not-found.help"),
        )
        cards.append(self.nothing)
        self.column.show_cards(cards)
        self._look_for(self.search.text().strip())
        self._count()

    def _look_for(self, text: str) -> None:
        found = 0
        for group, form in self.forms.items():
            here = form.look_for(text)
            self._cards[group].setVisible(here > 0)
            found += here
        assert self.nothing is not None
        self.nothing.setVisible(not found)

    def _count(self) -> None:
        settings = self.desk.workspace.settings
        changed = sum(settings.source(each) is not Source.DEFAULT for each in settings.catalogue)
        self.column.header.set_second(self.desk.words.text("settings-changed", count=changed))

    def _changed_somewhere(self, event: SettingChanged) -> None:
        settings = self.desk.workspace.settings
        setting = settings.find(event.key)
        form = self.forms[_group_of(setting)]
        form.show_value(event.key, settings.get(setting))
        self._count()


def _group_of(setting: AnySetting) -> str:
    return setting.key.partition(".")[0]


def _groups(catalogue: Sequence[AnySetting]) -> list[tuple[str, list[AnySetting]]]:
    """What a person changes on the first day comes first, the rest as it was declared."""
    names = list(dict.fromkeys(_group_of(each) for each in catalogue))
    order = [*FIRST, *(name for name in names if name not in FIRST)]
    by_group = sorted(catalogue, key=lambda each: order.index(_group_of(each)))
    return [(name, list(members)) for name, members in groupby(by_group, key=_group_of)]
