"""The page of the audit log: who did what, when, from where; its export, and a check of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from secretary_app.bootstrap.rights import RIGHTS
from secretary_app.foundation.audit.chain import RETENTION
from secretary_app.foundation.audit.models import Entry, Filter
from secretary_app.foundation.audit.rights import EXPORT_AUDIT
from secretary_app.foundation.audit.service import PAGE
from secretary_app.foundation.auth.permissions import Effect
from secretary_app.foundation.auth.rights import VIEW_USERS
from ui.pages.audit.acts import Acts
from ui.pages.audit.entry_panel import EntryPanel, LogTable
from ui.pages.audit.filters import Filters
from ui.pages.audit.telling import Telling
from ui.pages.up_to_date import UpToDate
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.header import Header
from ui.widgets.loading import SkeletonRows
from ui.widgets.placeholder import Placeholder

OF_SESSIONS = ("session.begin", "session.end", RETENTION)
"""Deeds that are no rights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    entries: Sequence[Entry]
    names: dict[str, str]
    """Of users, by id."""


class AuditPage(Page):
    """Read anew with every choice; nobody's look at it is followed while it lasts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._telling = Telling(words)
        self._found: _Found | None = None
        self._chosen: Entry | None = None
        self._newest = PAGE
        self._fresh = UpToDate(self, read=self._look)
        self.banner = desk.banner()
        self._build()
        self.context = self.panel = EntryPanel(words, self._telling)
        words.changed.connect(self._reword)
        self.own_actions = (
            Action(id="audit.find", sign="magnifying-glass", keys="Ctrl+F", run=self._find),
            Action(
                id="audit.export",
                sign="download-simple",
                keys="Ctrl+S",
                run=self.acts.ask_where,
                permission=EXPORT_AUDIT.key,
            ),
            Action(id="audit.verify", sign="shield-check", run=self.acts.check),
        )
        self._reword()

    def opened(self, what: str) -> None:
        """``what`` is the id of a user, or of a thing."""
        if what:
            self.filters.search.setText(what)
        self._fresh.opened()

    def closed(self) -> None:
        """Nobody looks."""
        self._fresh.closed()

    # ---- building

    def _build(self) -> None:
        words, sizes = self.desk.words, theme().sizes
        self.main = QWidget()
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header()
        words.put(self.header.title.setText, "page-audit")
        self.filters = Filters(words)
        self.filters.changed.connect(self._begin_anew)
        self.acts = Acts(desk=self.desk, banner=self.banner, chosen=self.filters.chosen)
        self.header.add(self.acts.verify)
        self.header.add(self.acts.export)
        column.addWidget(self.header)
        inside = QVBoxLayout()
        inside.setContentsMargins(*(sizes.space_24, sizes.space_16) * 2)
        inside.setSpacing(sizes.space_12)
        inside.addWidget(self.banner)
        inside.addWidget(self.filters)
        self.table = LogTable(name="")
        words.put(self.table.setAccessibleName, "page-audit")
        self.table.opened.connect(self._choose)
        self._stack = QStackedWidget()
        self._stack.addWidget(SkeletonRows(name=words.text("desk-loading"), rows=8))
        self._stack.addWidget(self.table)
        self._nothing: Placeholder | None = None
        inside.addWidget(self._stack, 1)
        self.more = Button("", kind=Kind.QUIET, sign="arrow-down")
        words.put(self.more.setText, "audit-more")
        self.more.clicked.connect(self._show_more)
        self.more.hide()
        inside.addWidget(self.more)
        column.addLayout(inside, 1)

    # ---- reading

    def _begin_anew(self) -> None:
        self._newest = PAGE
        self._fresh.changed()

    def _show_more(self) -> None:
        self._newest += PAGE
        self._look()

    def _look(self) -> bool:
        workspace, which, newest = self.desk.workspace, self.filters.chosen(), self._newest
        may_see_users = self.desk.may(VIEW_USERS.key)

        async def look() -> _Found:
            users = await workspace.users.everybody() if may_see_users else []
            return _Found(
                entries=await workspace.audit.find(which, newest=newest),
                names={each.id: each.shown_name for each in users},
            )

        def take(found: _Found) -> None:
            self._found = found
            self._offer()
            self._show(which)

        return self.desk.operations.run(
            look,
            name="audit.look",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=take,
            quiet=True,
        )

    # ---- showing

    def _reword(self) -> None:
        self._offer()
        if self._found is not None:
            self._show(self.filters.chosen())

    def _offer(self) -> None:
        names = {} if self._found is None else self._found.names
        keys = [each.key for each in RIGHTS if each.effect is not Effect.LOOK]
        deeds = sorted(
            ((key, self._telling.deed(key)) for key in (*keys, *OF_SESSIONS)),
            key=lambda each: each[1],
        )
        people = sorted(names.items(), key=lambda each: each[1])
        text = self.desk.words.text
        others = [(each, text(f"audit-who-{each}")) for each in ("cli", "visitor", "system")]
        self.filters.offer(people=[*people, *others], deeds=deeds)

    def _show(self, which: Filter) -> None:
        assert self._found is not None
        words, entries, names = self.desk.words, self._found.entries, self._found.names
        self.header.set_second(words.text("audit-count", count=len(entries)) if entries else "")
        self.more.setVisible(len(entries) >= self._newest)
        if not entries:
            self._show_nothing("audit-empty" if which == Filter() else "audit-not-found")
            return
        self.table.show_lines(
            self._telling.columns(), [self._telling.line(each, names) for each in entries]
        )
        self._stack.setCurrentWidget(self.table)
        still = next((e for e in entries if self._chosen and e.number == self._chosen.number), None)
        self._choose(str((still or entries[0]).number))
        self.table.choose(str((still or entries[0]).number))

    def _show_nothing(self, what: str) -> None:
        if self._nothing is not None:
            self._stack.removeWidget(self._nothing)
            self._nothing.deleteLater()
        words = self.desk.words
        self._nothing = Placeholder(
            sign="fingerprint", title=words.text(what), sentence=words.text(f"{what}.help")
        )
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)
        self.panel.clear()

    def _choose(self, key: str) -> None:
        found = self._found
        entry = next((e for e in found.entries if str(e.number) == key), None) if found else None
        if entry is None or found is None:
            return
        self._chosen = entry
        self.panel.show_entry(entry, found.names)

    # ---- acting

    def _find(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()
