"""The first start as a person sees it: one card, one question at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from secretary_app.foundation.auth.strength import strength
from secretary_app.foundation.i18n import Language
from ui.onboarding.choices import Choices, Option
from ui.onboarding.fields import PinField, SecretField
from ui.onboarding.first_start import LONGEST_COMPANY, FirstStart, LineChoice, Step, name_from
from ui.onboarding.panel import FrontPanel
from ui.onboarding.strength_bar import StrengthBar
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import empty_layout
from ui.widgets.form import FormRow
from ui.widgets.text import Label

LANGUAGES = ((Language.RU, "Русский"), (Language.EN, "English"))
"""Each in its own words, whatever is spoken now."""
LONGEST_FULL_NAME = 80


class FirstStartView(FrontPanel):
    """Emits ``language_chosen`` at once, and ``done`` after the last step."""

    language_chosen = Signal(str)
    done = Signal()

    def __init__(self, start: FirstStart, *, words: Words, banner: Banner) -> None:
        super().__init__(width=theme().sizes.sheet_max)
        self._start = start
        self._words = words
        self._fields: dict[str, FormRow] = {}
        self._modems: tuple[str, ...] = ()
        self._tried = False
        self._choices: Choices | None = None
        self._number = Label(role=Role.SECTION, tone="text3")
        self.column.addWidget(self._number)
        self._title, self._sentence = self.head()
        self.banner = banner
        self.column.addWidget(banner)
        self._room = QVBoxLayout()
        self._room.setSpacing(theme().sizes.space_16)
        self.column.addLayout(self._room)
        row = QHBoxLayout()
        self._back = Button("", kind=Kind.QUIET)
        self._back.clicked.connect(self._go_back)
        self.forward = Button("", kind=Kind.PRIMARY)
        self.forward.clicked.connect(self._go_on)
        row.addWidget(self._back)
        row.addStretch()
        row.addWidget(self.forward)
        self.column.addLayout(row)
        words.changed.connect(self._show)
        self._show()

    def field(self, key: str) -> QLineEdit:
        """Of this step."""
        found = self._fields[key].field
        assert isinstance(found, QLineEdit)
        return found

    def wrong(self, key: str) -> str:
        """What is said to be wrong with a field of this step."""
        return self._fields[key].wrong

    def choose_line(self, choice: LineChoice) -> None:
        """As a press on its row does."""
        assert self._choices is not None
        self._choices.row(choice.value).click()

    def know_modems(self, found: tuple[str, ...]) -> None:
        """What is plugged in now."""
        self._modems = found
        if found and self._start.answers.line is LineChoice.LATER:
            self._start.answers.line = LineChoice.MODEM
        if self._start.step is Step.LINE:
            self._show()

    def _show(self) -> None:
        words, step = self._words, self._start.step
        self._tried = False
        self._number.setText(words.text("first-step", number=self._start.number, all=len(Step)))
        self._title.setText(words.text(f"first-{step}"))
        self._sentence.setText(words.text(f"first-{step}.help"))
        self._back.setText(words.text("first-back"))
        self._back.setVisible(self._start.number > 1)
        self.forward.setText(words.text("first-finish" if self._start.is_last else "first-forward"))
        empty_layout(self._room)
        self._fields.clear()
        {
            Step.LANGUAGE: self._ask_language,
            Step.HOUSE: self._ask_house,
            Step.PASSWORD: self._ask_password,
            Step.PIN: self._ask_pin,
            Step.LINE: self._ask_line,
        }[step]()
        first = next((row.field for row in self._fields.values()), self.forward)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_language(self) -> None:
        options = [Option(key=key.value, title=name, sign="") for key, name in LANGUAGES]
        choices = Choices(options, name=self._words.text("first-language"))
        choices.choose(self._start.answers.language.value)
        choices.chosen.connect(self._speak)
        self._room.addWidget(choices)

    def _speak(self, key: str) -> None:
        self._start.answers.language = Language(key)
        self.language_chosen.emit(key)

    def _ask_house(self) -> None:
        answers = self._start.answers
        company = self._line("company", answers.company, longest=LONGEST_COMPANY)
        company.textChanged.connect(lambda text: setattr(answers, "company", text.strip()))
        full_name = self._line("full_name", answers.full_name, longest=LONGEST_FULL_NAME)
        name = self._line("name", answers.name, longest=LONGEST_FULL_NAME)

        def named(text: str) -> None:
            if answers.name == name_from(answers.full_name):
                name.setText(name_from(text))
            answers.full_name = text.strip()
            self._complain()

        def signed(text: str) -> None:
            answers.name = text.strip()
            self._complain()

        full_name.textChanged.connect(named)
        name.textChanged.connect(signed)

    def _ask_password(self) -> None:
        answers, words = self._start.answers, self._words
        bar = StrengthBar(words)

        def typed(text: str) -> None:
            answers.password = text
            bar.show_strength(strength(text, name=answers.name) if text else None)
            self._complain()

        def repeated(text: str) -> None:
            answers.again = text
            self._complain()

        password = self._add("password", SecretField(words))
        password.textChanged.connect(typed)
        self._room.addWidget(bar)
        again = self._add("again", SecretField(words))
        again.textChanged.connect(repeated)
        password.setText(answers.password)
        again.setText(answers.again)

    def _ask_pin(self) -> None:
        answers = self._start.answers

        def typed(text: str) -> None:
            answers.pin = text
            self._complain()

        pin = self._add("pin", PinField())
        pin.setText(answers.pin)
        pin.textChanged.connect(typed)

    def _ask_line(self) -> None:
        words, answers = self._words, self._start.answers
        signs = {
            LineChoice.MODEM: "sim-card",
            LineChoice.DEMO: "play-circle",
            LineChoice.LATER: "clock",
        }
        found = ", ".join(self._modems)
        options = [
            Option(
                key=each.value,
                title=words.text(f"first-line-{each}"),
                second=words.text("first-modem-found", modem=found)
                if each is LineChoice.MODEM and found
                else words.text(f"first-line-{each}.help"),
                sign=sign,
            )
            for each, sign in signs.items()
        ]
        choices = Choices(options, name=words.text("first-line"))
        choices.choose(answers.line.value)
        choices.chosen.connect(lambda key: setattr(answers, "line", LineChoice(key)))
        self._choices = choices
        self._room.addWidget(choices)

    def _line(self, key: str, text: str, *, longest: int) -> QLineEdit:
        field = self._add(key, QLineEdit())
        field.setMaxLength(longest)
        field.setText(text)
        return field

    def _add(self, key: str, field: QLineEdit) -> QLineEdit:
        words = self._words
        label = f"first-field-{key}"
        help_text = words.text(f"{label}.help") if words.has(f"{label}.help") else ""
        row = FormRow(words.text(label), field, help_text=help_text)
        self._fields[key] = row
        self._room.addWidget(row)
        field.returnPressed.connect(self._go_on)
        return field

    def _complain(self) -> None:
        """Only after somebody wanted to go on: nobody is scolded while they type."""
        if self._tried:
            wrong = self._start.wrong()
            for key, row in self._fields.items():
                row.set_wrong(self._words.error(wrong[key]) if key in wrong else "")

    def _go_on(self) -> None:
        self._tried = True
        self._complain()
        if self._start.forward():
            self._show()
        elif not self._start.wrong():
            self.done.emit()
        else:
            first = next(row for row in self._fields.values() if row.wrong)
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        if self._start.back():
            self._show()
