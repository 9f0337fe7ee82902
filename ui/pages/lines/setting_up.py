"""The sheet in which a line is set up: its name, and the fields that its kind has."""

from __future__ import annotations

from secretary_app.features.lines.settings import ASSISTANT, FIELDS, KIND
from ui.pages.field_saving import save_field
from ui.pages.lines.view import OF_A_KIND, OF_A_LINE, title_of
from ui.pages.named_fields import NamedFields
from ui.shell.page import Desk
from ui.widgets.buttons import Button, Kind
from ui.widgets.sheet import Sheet

LONGEST_NAME = 64


class SetUpLine(Sheet):
    """Each field holds as soon as it is left; a line begins anew when it is free."""

    def __init__(self, desk: Desk, line_id: str) -> None:
        self._desk, self._line_id = desk, line_id
        words, line = desk.words, desk.workspace.lines.get(line_id)
        super().__init__(desk.window, title=title_of(line, words))
        self.banner = desk.banner()
        self.add(self.banner)
        fields = (*OF_A_LINE, *OF_A_KIND[line.get(KIND).value])
        inside = NamedFields(
            desk,
            name=line.name,
            longest_name=LONGEST_NAME,
            label="lines-name",
            fields=[FIELDS.named(field) for field in fields],
            value=line.get,
            assistant=ASSISTANT,
        )
        self.name, self.form = inside.name, inside.form
        self.name.editingFinished.connect(self._rename)
        self.form.changed.connect(self._change)
        self.add(inside)
        done = Button(words.text("lines-done"), kind=Kind.PRIMARY)
        done.clicked.connect(self.dismiss)
        self.add_button(done)
        self.closed.connect(self.deleteLater)

    def _change(self, key: str, text: str) -> None:
        desk, field, line_id = self._desk, FIELDS.name(key), self._line_id
        setting, lines, actor = FIELDS.find(key), desk.workspace.lines, desk.actor()
        save_field(
            desk,
            self.form,
            setting,
            text,
            holds=lines.get(line_id).get(setting),
            store=lambda wanted: lines.set(line_id, field, wanted, actor=actor),
            name=f"lines.set.{line_id}.{field}",
            complain=self.banner,
            done=lambda line: self.form.show_value(key, line.get(setting)),
        )

    def _rename(self) -> None:
        desk, line_id, actor = self._desk, self._line_id, self._desk.actor()
        before, name = desk.workspace.lines.get(line_id).name, self.name.text().strip()
        if name == before:
            return
        desk.operations.run(
            lambda: desk.workspace.lines.rename(line_id, name, actor=actor),
            name=f"lines.rename.{line_id}",
            title=desk.words.text("lines-saving"),
            complain=self.banner,
            said=desk.words.text("settings-saved", name=desk.words.text("lines-name")),
            undo=lambda: desk.workspace.lines.rename(line_id, before, actor=actor),
        )
