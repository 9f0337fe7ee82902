"""What a sheet asks about a line, a bot or a widget: its name, and the settings that it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from secretary_app.foundation.settings import Setting
from ui.shell.page import Desk
from ui.theme import theme
from ui.widgets.colour_field import ColourField
from ui.widgets.form import FormRow
from ui.widgets.settings_form import SettingsForm

ValueT = TypeVar("ValueT")


class NamedFields(QWidget):
    """``name`` and ``form`` tell what was changed."""

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
        words = desk.words
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().sizes.space_24)
        column.addWidget(
            FormRow(words.text(label), self.name, help_text=words.text(f"{label}.help"))
        )
        column.addWidget(self.form)


def assistants(desk: Desk) -> list[tuple[str, str]]:
    """Ids and names of those who may answer."""
    service, language = desk.workspace.assistants, desk.words.language.value
    return [
        (each.id, service.get(each.id, announces_recording=False).names[language])
        for each in service.all()
    ]
