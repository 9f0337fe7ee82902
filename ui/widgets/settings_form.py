"""A form made of declared settings: a field for each by its type, its help, and what is wrong.

Knows a setting by its declaration only; texts and storing are given by whoever shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from secretary_app.foundation.settings import Setting
from ui.theme import theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.colour_field import ColourField
from ui.widgets.form import FormRow
from ui.widgets.long_field import LongField
from ui.widgets.tick_box import TickBox

AnySetting = Setting[Any]
"""Any: the settings of a form have different types."""

Text = Callable[[str], str]
"""A message id becomes a text."""

Options = Mapping[str, Sequence[tuple[str, str]]]
"""Key to values and words, for what may be chosen from and is no type."""

LARGEST = 2**31 - 1
"""Of Qt's own number field."""


class SettingsForm(QWidget):
    """Emits ``changed`` with key and text when a person has finished with a field.

    The words of a choice are attributes of the setting's own text: ``setting-desk-theme.dark``.
    """

    changed = Signal(str, str)

    def __init__(
        self,
        settings: Sequence[AnySetting],
        *,
        text: Text,
        has: Callable[[str], bool],
        value: Callable[[AnySetting], object],
        options: Options | None = None,
        back: str = "",
        colours: Mapping[str, ColourField] | None = None,
    ) -> None:
        """``has``: whether there is such a text; ``back``: the word that puts the usual back.

        ``colours``: fields of settings that are colours, by key.
        """
        super().__init__()
        self.rows: dict[str, FormRow] = {}
        self._settings = {setting.key: setting for setting in settings}
        self._text = text
        self._has = has
        self._options = options or {}
        self._back = back
        self._colours = colours or {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().sizes.space_24)
        for setting in settings:
            field = self._field(setting, value(setting))
            row = FormRow(
                text(setting.text_id),
                field,
                help_text="" if self._names_options(setting) else text(f"{setting.text_id}.help"),
                back=back,
            )
            row.put_back.connect(lambda setting=setting: self._put_back(setting))
            self.rows[setting.key] = row
            column.addWidget(row)
            self._offer_back(setting, value(setting))

    def show_value(self, key: str, value: object) -> None:
        """Somebody else has changed it."""
        setting, field = self._settings[key], self.rows[key].field
        field.blockSignals(True)
        _put(field, setting, value)
        field.blockSignals(False)
        self._offer_back(setting, value)

    def set_wrong(self, key: str, text: str) -> None:
        """What is wrong with the value of a setting; empty for nothing."""
        self.rows[key].set_wrong(text)

    def set_fixed(self, key: str, why: str) -> None:
        """It cannot be changed here."""
        self.rows[key].field.setEnabled(False)
        self.rows[key].field.setToolTip(why)

    def look_for(self, words: str) -> int:
        """Shows only settings whose name, help or key has all these words; how many those are."""
        wanted = words.casefold().split()
        found = 0
        for key, row in self.rows.items():
            text_id = self._settings[key].text_id
            known = f"{key} {self._text(text_id)} {self._text(f'{text_id}.help')}".casefold()
            fits = all(word in known for word in wanted)
            row.setVisible(fits)
            found += fits
        return found

    def _put_back(self, setting: AnySetting) -> None:
        self.changed.emit(setting.key, setting.text_of(setting.default))

    def _offer_back(self, setting: AnySetting, value: object) -> None:
        if self._back:
            self.rows[setting.key].offer_back(value != setting.default)

    def _names_options(self, setting: AnySetting) -> bool:
        """Whether the options explain themselves; the help would only name their codes."""
        if not _is_choice(setting):
            return setting.key in self._options
        return all(self._has(f"{setting.text_id}.{option}") for option in setting.type)

    def _word(self, setting: AnySetting, option: str) -> str:
        named = f"{setting.text_id}.{option}"
        return self._text(named) if self._has(named) else option

    def _field(self, setting: AnySetting, value: object) -> QWidget:
        def said(text: str) -> None:
            self.changed.emit(setting.key, text)

        field: QWidget
        if setting.type is bool:
            field = check = TickBox(self._text(setting.text_id))
            _put(check, setting, value)
            check.toggled.connect(lambda on: said(setting.text_of(on)))
        elif setting.key in self._options or _is_choice(setting):
            field = choice = ChoiceField()
            known = self._options.get(setting.key) or [
                (str(option), self._word(setting, str(option))) for option in setting.type
            ]
            for option, word in known:
                choice.addItem(word, option)
            _put(choice, setting, value)
            choice.activated.connect(lambda at: said(str(choice.itemData(at))))
        elif setting.type is int:
            field = number = QSpinBox()
            low = -LARGEST if setting.minimum is None else int(setting.minimum)
            high = LARGEST if setting.maximum is None else int(setting.maximum)
            number.setRange(low, high)
            number.setKeyboardTracking(False)
            number.setMaximumWidth(theme().sizes.list_column_min)
            space = theme().sizes.space_8
            number.lineEdit().setTextMargins(space, 0, space, 0)
            _put(number, setting, value)
            number.valueChanged.connect(lambda now: said(str(now)))
        elif setting.key in self._colours:
            field = colour = self._colours[setting.key]
            _put(colour, setting, value)
            colour.finished.connect(said)
        elif setting.prose:
            field = long = LongField()
            _put(long, setting, value)
            long.left.connect(lambda: said(long.text().rstrip()))
            long.submitted.connect(lambda: said(long.text().rstrip()))
        else:
            field = line = QLineEdit()
            _put(line, setting, value)
            line.editingFinished.connect(lambda: said(line.text()))
        return field


def _is_choice(setting: AnySetting) -> bool:
    """The type of a list, ``tuple[str, ...]``, is no class."""
    kind: object = setting.type
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _put(field: QWidget, setting: AnySetting, value: object) -> None:
    match field:
        case QCheckBox():
            field.setChecked(bool(value))
        case QComboBox():
            field.setCurrentIndex(field.findData(setting.text_of(value)))
        case QSpinBox():
            field.setValue(int(str(value)))
        case LongField() | ColourField():
            field.put(setting.text_of(value))
        case QLineEdit():
            field.setText(setting.text_of(value))
        case _:
            raise TypeError(f"no field for {setting.key}")
