"""The page of the widgets: how each looks and fares, and the line that is pasted into a site."""

from __future__ import annotations

from secretary_app.channels.widget.book import ENABLED
from secretary_app.channels.widget.events import WidgetAdded, WidgetChanged, WidgetRemoved
from secretary_app.channels.widget.models import Widget, WidgetFigures
from secretary_app.channels.widget.rights import CHANGE_WIDGETS, VIEW_WIDGETS
from secretary_app.channels.widget.script import ScriptMaker
from secretary_app.features.assistants.events import AssistantChanged
from secretary_app.features.conversations.events import MessageAdded
from secretary_app.foundation.settings import SettingChanged
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from secretary_app.foundation.web.events import ServerClosed, ServerOpened, ServerRefused
from secretary_app.web.settings import ON
from ui.pages.up_to_date import UpToDate
from ui.pages.widget.sheet import SetUpWidget
from ui.pages.widget.widget_card import WidgetActs, widget_card
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.widgets.buttons import Button, Kind
from ui.widgets.loading import SkeletonRows
from ui.widgets.page_column import PageColumn
from ui.widgets.placeholder import Placeholder
from ui.widgets.repair_card import RepairCard

CHANGES = (
    WidgetAdded,
    WidgetChanged,
    WidgetRemoved,
    MessageAdded,
    AssistantChanged,
    SettingChanged,
    ServerOpened,
    ServerClosed,
    ServerRefused,
)


class WidgetsPage(Page):
    """What was read stays while it is read anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._figures: dict[str, WidgetFigures] | None = None
        self._scripts = ScriptMaker(assistants=desk.workspace.assistants)
        self.main = self.column = PageColumn(banner=desk.banner())
        words.put(self.column.header.title.setText, "page-widgets")
        self.add = Button("", kind=Kind.PRIMARY, sign="plus")
        self.add.setEnabled(desk.may(CHANGE_WIDGETS.key))
        words.put(self.add.setText, "widgets-add")
        self.add.clicked.connect(lambda _checked=False: self._add())
        self.column.header.add(self.add)
        self._fresh = UpToDate(self, read=self._read)
        words.changed.connect(self._show)
        self.own_actions = [Action(id="widgets.add", sign="plus", keys="Ctrl+N", run=self._add)]
        for kind in CHANGES:
            self.listen(kind, lambda _event: self._fresh.changed())

    def opened(self, what: str) -> None:
        """Reads how they fare."""
        del what
        if self._figures is None:
            loading = self.desk.words.text("desk-loading")
            self.column.show_alone(SkeletonRows(name=loading, rows=2, avatars=False))
        self._fresh.opened()

    def closed(self) -> None:
        """Nobody looks."""
        self._fresh.closed()

    def _read(self) -> bool:
        if not self.desk.may(VIEW_WIDGETS.key):
            return True
        return self.desk.operations.run(
            self.desk.workspace.visitors.figures,
            name="widgets.read",
            title=self.desk.words.text("desk-loading"),
            complain=self.column.banner,
            done=self._take,
            quiet=True,
        )

    def _take(self, figures: dict[str, WidgetFigures]) -> None:
        self._figures = figures
        self._show()

    def _show(self) -> None:
        figures, desk, words = self._figures, self.desk, self.desk.words
        if figures is None or not desk.may(VIEW_WIDGETS.key):
            return
        widgets = desk.workspace.widgets.all()
        acts = WidgetActs(
            set_up=lambda each: SetUpWidget(desk, each, self._scripts).open(),
            enable=self._enable,
            remove=self._remove,
            may_change=desk.may(CHANGE_WIDGETS.key),
        )
        cards = [
            widget_card(
                each,
                figures=figures.get(each.id, WidgetFigures()),
                config=self._scripts.config(each),
                desk=desk,
                acts=acts,
            )
            for each in widgets
        ]
        if not cards:
            self.column.show_alone(
                Placeholder(
                    sign="browser",
                    title=words.text("widgets-nothing"),
                    sentence=words.text("widgets-nothing.help"),
                    action=(words.text("widgets-add"), self._add)
                    if desk.may(CHANGE_WIDGETS.key)
                    else None,
                )
            )
        else:
            server = self._server_card()
            self.column.show_cards([server, *cards] if server is not None else cards)
        told = words.text("widgets-count", count=len(widgets))
        self.column.header.set_second(told if widgets else "")

    def _server_card(self) -> RepairCard | None:
        """Where no browser can reach us."""
        desk, words, server = self.desk, self.desk.words, self.desk.workspace.server
        if server.address is not None:
            return None
        may = desk.may(CHANGE_SETTINGS.key)
        if desk.workspace.settings.get(ON):
            told = words.error(server.error) if server.error else words.text("widgets-server-opens")
            return RepairCard(
                state=words.text("widgets-server-closed"),
                tone="danger" if server.error else "info",
                text=told,
                action=(words.text("widgets-server-settings"), lambda: desk.open("settings", "web"))
                if may
                else None,
            )
        return RepairCard(
            state=words.text("widgets-server-off"),
            tone="warn",
            text=words.text("widgets-server-off.help"),
            action=(words.text("widgets-server-on"), self._switch_on) if may else None,
        )

    # ---- what is done

    def _switch_on(self) -> None:
        desk, settings, actor = self.desk, self.desk.workspace.settings, self.desk.actor()
        desk.operations.run(
            lambda: settings.set(ON, ON.text_of(True), actor=actor),
            name="widgets.server",
            title=desk.words.text("lines-saving"),
            complain=self.column.banner,
            said=desk.words.text("widgets-server-is-on"),
            undo=lambda: settings.set(ON, ON.text_of(False), actor=actor),
        )

    def _enable(self, widget: Widget) -> None:
        desk, widgets = self.desk, self.desk.workspace.widgets
        now, before = ON.text_of(not widget.enabled), ON.text_of(widget.enabled)
        said = "widgets-switched-off" if widget.enabled else "widgets-switched-on"
        desk.operations.run(
            lambda: widgets.set(widget.id, ENABLED, now),
            name=f"widgets.enable.{widget.id}",
            title=desk.words.text("lines-saving"),
            complain=self.column.banner,
            said=desk.words.text(said, widget=widget.title),
            undo=lambda: widgets.set(widget.id, ENABLED, before),
        )

    def _remove(self, widget: Widget) -> None:
        desk, widgets = self.desk, self.desk.workspace.widgets
        desk.operations.run(
            lambda: widgets.remove(widget.id),
            name=f"widgets.remove.{widget.id}",
            title=desk.words.text("lines-saving"),
            complain=self.column.banner,
            said=desk.words.text("widgets-gone", widget=widget.title),
            undo=lambda: widgets.restore(widget.id),
        )

    def _add(self) -> None:
        desk = self.desk
        desk.operations.run(
            lambda: desk.workspace.widgets.add({}),
            name="widgets.add",
            title=desk.words.text("lines-saving"),
            blocks=self.add,
            complain=self.column.banner,
            done=lambda widget: SetUpWidget(desk, widget, self._scripts).open(),
        )
