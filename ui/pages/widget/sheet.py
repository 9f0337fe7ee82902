"""The sheet in which a widget is set up, with its picture beside the fields."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout

from secretary_app.channels.widget.book import LONGEST_NAME, NAME
from secretary_app.channels.widget.models import Widget
from secretary_app.channels.widget.script import ScriptMaker
from secretary_app.channels.widget.settings import ASSISTANT, COLOUR, FIELDS, THEME, Theme
from ui.pages.field_saving import save_field
from ui.pages.named_fields import NamedFields
from ui.pages.widget.colouring import colour_field
from ui.pages.widget.preview import HEIGHT, WIDTH, Preview
from ui.shell.page import Desk
from ui.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import Sheet

WIDEST = 960
LEAST = QSize(WIDTH // 4, HEIGHT // 4)


class _Scrolled(QScrollArea):
    """The fields move beside the picture, which stays where it is."""

    def __init__(self, fields: NamedFields) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fields.setContentsMargins(0, 0, theme().sizes.space_12, 0)
        self._fields = fields
        self.setWidget(fields)

    def sizeHint(self) -> QSize:
        """All of them at once, where there is room."""
        return self._fields.sizeHint()


class SetUpWidget(Sheet):
    """Each field holds as soon as it is left, and the picture follows it."""

    def __init__(self, desk: Desk, widget: Widget, scripts: ScriptMaker) -> None:
        words, sizes = desk.words, theme().sizes
        super().__init__(desk.window, title=widget.title)
        self._desk, self._widget_id, self._scripts = desk, widget.id, scripts
        self.banner = desk.banner()
        self.add(self.banner)
        row = QHBoxLayout()
        row.setSpacing(sizes.space_24)
        row.addWidget(_Scrolled(self._fields(widget)), 3)
        side = QVBoxLayout()
        side.setSpacing(sizes.space_8)
        self.light = self._choice("widgets-light", ("light", "dark"))
        self.open_or_not = self._choice("widgets-opened", ("open", "closed"))
        self.language = self._choice("widgets-language", ("ru", "en"))
        above = QHBoxLayout()
        above.setSpacing(sizes.space_8)
        above.addWidget(self.light)
        above.addWidget(self.language)
        side.addLayout(above)
        side.addWidget(self.open_or_not)
        self.preview = Preview(least=LEAST)
        side.addWidget(self.preview, 1)
        row.addLayout(side, 2)
        self.column.addLayout(row)
        self.language.choose(words.language.value)
        done = Button(words.text("lines-done"), kind=Kind.PRIMARY)
        done.clicked.connect(self.dismiss)
        self.add_button(done)
        self.closed.connect(self.deleteLater)
        self._paint()

    def wanted_width(self) -> int:
        """Room for the fields and the picture."""
        return WIDEST

    def _fields(self, widget: Widget) -> NamedFields:
        inside = NamedFields(
            self._desk,
            name=widget.name,
            longest_name=LONGEST_NAME,
            label="widgets-name",
            fields=list(FIELDS),
            value=widget.get,
            assistant=ASSISTANT,
            colours={COLOUR.key: colour_field(self._desk.words, dark=self._is_dark)},
        )
        self.name, self.form = inside.name, inside.form
        self.name.editingFinished.connect(self._rename)
        self.form.changed.connect(self._change)
        return inside

    def _is_dark(self) -> bool:
        return self._desk.workspace.widgets.get(self._widget_id).get(THEME) is Theme.DARK

    def _choice(self, name: str, options: tuple[str, ...]) -> Segmented:
        words = self._desk.words
        choice = Segmented(
            [(each, words.text(f"widgets-view-{each}")) for each in options],
            name=words.text(name),
        )
        choice.chosen.connect(lambda _key: self._paint())
        return choice

    def _paint(self) -> None:
        widget = self._desk.workspace.widgets.get(self._widget_id)
        self.preview.show_widget(
            self._scripts.config(widget),
            language=self.language.value,
            dark=self.light.value == "dark",
            opened=self.open_or_not.value == "open",
            name=self._desk.words.text("widgets-preview", widget=widget.title),
        )

    def _change(self, key: str, text: str) -> None:
        desk, field, widget_id = self._desk, FIELDS.name(key), self._widget_id
        setting, widgets = FIELDS.find(key), desk.workspace.widgets

        def changed(widget: Widget) -> None:
            self.form.show_value(key, widget.get(setting))
            self._paint()

        save_field(
            desk,
            self.form,
            setting,
            text,
            holds=widgets.get(widget_id).get(setting),
            store=lambda wanted: widgets.set(widget_id, field, wanted),
            name=f"widgets.set.{widget_id}.{field}",
            complain=self.banner,
            done=changed,
        )

    def _rename(self) -> None:
        desk, widget_id, widgets = self._desk, self._widget_id, self._desk.workspace.widgets
        before, name = widgets.get(widget_id).name, self.name.text().strip()
        if name == before:
            return
        desk.operations.run(
            lambda: widgets.set(widget_id, NAME, name),
            name=f"widgets.rename.{widget_id}",
            title=desk.words.text("lines-saving"),
            complain=self.banner,
            said=desk.words.text("settings-saved", name=desk.words.text("widgets-name")),
            undo=lambda: widgets.set(widget_id, NAME, before),
        )
