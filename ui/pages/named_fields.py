"""What a sheet asks about a line, a bot or a widget: its name, and the settings that it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from secretary_app.foundation.settings import Setting
from ui.shell.page import Desk
from ui.theme import theme
from ui.widgets.colour_field import ColourField
from ui.widgets.form import FormRow
from ui.widgets.settings_form import SettingsForm

AROUND = 260
"""Of a sheet's height: its title, its margins, its button."""

ValueT = TypeVar("ValueT")


class NamedFields(QScrollArea):
    """Scrolls where the window is low; ``name`` and ``form`` tell what was changed."""

    def __init__(
        self,
        desk: Desk,
        *,
        name: str,
        longest_name: int,
        label: str,
        fields: Sequence[Setting[Any]],
        value: Callable[[Setting[ValueT]], ValueT],
        assistant: Setting[str],
        colours: Mapping[str, ColourField] | None = None,
    ) -> None:
        """``label`` is the text over the name; ``assistant`` is the field that chooses one of them.

        Any: fields of all types.
        """
        super().__init__()
        words, sizes = desk.words, theme().sizes
        self.name = QLineEdit(name)
        self.name.setMaxLength(longest_name)
        self.form = SettingsForm(
            list(fields),
            text=words.text,
            has=words.has,
            value=value,
            options={assistant.key: assistants(desk)},
            back=words.text("settings-back"),
            colours=colours,
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, sizes.space_12, 0)
        column.setSpacing(sizes.space_24)
        column.addWidget(
            FormRow(words.text(label), self.name, help_text=words.text(f"{label}.help"))
        )
        column.addWidget(self.form)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        room = desk.window.height() - AROUND
        self.setMinimumHeight(max(1, min(inside.sizeHint().height(), room)))


def assistants(desk: Desk) -> list[tuple[str, str]]:
    """Ids and names of those who may answer."""
    service, language = desk.workspace.assistants, desk.words.language.value
    return [
        (each.id, service.get(each.id, announces_recording=False).names[language])
        for each in service.all()
    ]
