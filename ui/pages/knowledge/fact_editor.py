"""The panel in which a fact is written: its fields, and how it will be said."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from secretary_app.features.knowledge.errors import KnowledgeError
from secretary_app.features.knowledge.models import Fact
from secretary_app.features.knowledge.values import FactKind
from secretary_app.foundation.i18n import Language
from ui.pages.knowledge.complaints import field_of, said
from ui.pages.knowledge.day_field import DayField
from ui.pages.knowledge.fact_form import COUNTED, WORDED, FactForm, fact_of, form_of
from ui.pages.knowledge.fact_preview import FactPreview
from ui.pages.knowledge.hours_field import HoursField
from ui.pages.knowledge.split import Panel
from ui.pages.knowledge.writing import Writing
from ui.shell.page import Desk
from ui.widgets.choice_field import ChoiceField
from ui.widgets.form import FormRow
from ui.widgets.long_field import LongField
from ui.widgets.segmented import Segmented

SETTLED_MS = 150
LINES, SAY_LINES = 3, 2
"""Of text fields."""
ROWS = {
    FactKind.HOURS: "hours",
    FactKind.TEXT: "text",
    FactKind.ADDRESS: "text",
    FactKind.DATE: "date",
}
"""Where the value of a kind is typed, if not in one line."""


class FactEditor(Panel):
    """Emits what a person wants; whoever shows it stores."""

    saved = Signal(object)
    """The ``Fact``."""
    removed = Signal(str)
    """Its key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(words=desk.words)
        self._desk = desk
        words = desk.words
        self._before: Fact | None = None
        self._form, self._kept = FactForm(), FactForm()
        self.language = Segmented([(each.value, "") for each in Language], name="")
        self.language.chosen.connect(lambda _key: self._show())
        self.body.addWidget(self.language)
        self.kind = ChoiceField()
        self.title_field, self.line, self.unit, self.owner = (QLineEdit() for _ in range(4))
        self.say = LongField(lines=SAY_LINES)
        self.text = LongField(lines=LINES)
        self.hours = HoursField(words=words)
        self.date = DayField(words=words)
        self.until = DayField(words=words, ever="fact-for-ever")
        self.questions = LongField(lines=LINES)
        self.rows: dict[str, FormRow] = {}
        fields: dict[str, QWidget] = {
            "title": self.title_field,
            "kind": self.kind,
            "value": self.line,
            "text": self.text,
            "hours": self.hours,
            "date": self.date,
            "unit": self.unit,
            "until": self.until,
            "questions": self.questions,
            "owner": self.owner,
            "say": self.say,
        }
        self.preview = FactPreview(words)
        for name, field in fields.items():
            row = FormRow("", field)
            self.rows[name] = row
            self.body.addWidget(row)
            if name == "unit":
                self.body.addWidget(self.preview)
        self.writing = Writing(
            self, desk, save=self.try_save, remove=lambda: self.removed.emit(self.key)
        )
        self.body.addWidget(self.writing.counted)
        self.body.addStretch()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(lambda: self._check(loud=False))
        for line in (self.title_field, self.line, self.unit, self.owner):
            line.textEdited.connect(self._typed)
        for long in (self.text, self.questions, self.say):
            long.textChanged.connect(self._typed)
        for long in (self.text, self.questions, self.say, self.hours.special):
            long.submitted.connect(self.try_save)
        self.until.changed.connect(self._typed)
        self.date.changed.connect(self._typed)
        self.hours.changed.connect(self._hours_typed)
        self.kind.activated.connect(self._other_kind)
        words.changed.connect(self._reword)
        self._reword()

    @property
    def key(self) -> str:
        """Of the fact that is shown; empty for a new one."""
        return self._form.key

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not kept."""
        return self._form != self._kept

    @property
    def form(self) -> FactForm:
        """As it was typed so far."""
        return self._form.copy()

    def show_source(self, source: Fact | None, *, draft: FactForm | None = None) -> None:
        """None for a new one; ``draft`` is what was typed before."""
        zone = self._desk.workspace.knowledge.zone
        self._before = source
        self._kept = FactForm() if source is None else form_of(source, zone=zone)
        self._form = draft or self._kept.copy()
        self.language.choose(self._desk.words.language.value)
        self._show()
        self.to_top()

    def begin(self) -> None:
        """The keyboard is in the first field."""
        self.title_field.setFocus()

    def try_save(self) -> None:
        """Stores what was typed, or says beside the field what is wrong with it."""
        self._settled.stop()
        fact = self._check(loud=True)
        if fact is not None and self.writing.save.isEnabled():
            self.saved.emit(fact)

    def complain(self, error: KnowledgeError) -> None:
        """Says it beside the field that it is about."""
        name, words = self._row_of(field_of(error)), self._desk.words
        if name == "hours":
            wrong = words.text("fact-hours-wrong", value=str(error.params["value"]))
        else:
            wrong = said(error, words=words, known=self._desk.workspace.knowledge.known)
        self.rows[name].set_wrong(wrong)
        self.see(self.rows[name])

    def _row_of(self, name: str) -> str:
        if name == "value":
            return ROWS.get(self._form.kind, "value")
        return name if name in self.rows else "value"

    def _typed(self) -> None:
        form, language = self._form, self.language.value
        form.titles[language] = self.title_field.text()
        if form.kind in WORDED:
            form.set_value(self.text.toPlainText(), language)
        elif form.kind is FactKind.DATE:
            form.set_value(self.date.text(), language)
        elif form.kind is not FactKind.HOURS:
            form.set_value(self.line.text(), language)
        if form.kind in COUNTED:
            form.set_unit(self.unit.text(), language)
        form.valid_until, form.owner = self.until.text(), self.owner.text()
        form.questions[language] = self.questions.lines()
        form.says[language] = self.say.text()
        form.drop_empty()
        self._settled.start()
        self._show_state()

    def _hours_typed(self) -> None:
        self._form.set_value(self.hours.text(), self.language.value)
        self._typed()

    def _other_kind(self, at: int) -> None:
        self._form.become(FactKind(self.kind.itemData(at)))
        self._show()

    def _check(self, *, loud: bool) -> Fact | None:
        """The fact, where it is one; quietly, only a value that was typed is found wrong."""
        for row in self.rows.values():
            row.set_wrong("")
        known = self._desk.workspace.knowledge
        taken = {fact.key for fact in known.known.facts}
        try:
            fact = fact_of(self._form, zone=known.zone, taken=taken)
        except KnowledgeError as error:
            self.preview.hide()
            about_value = field_of(error) in {"value", "say"} and bool(self._form.values)
            if loud or about_value:
                self.complain(error)
            return None
        language = self.language.value
        self.preview.tell(known.told(fact, language), language)
        return fact

    def _show(self) -> None:
        form, language = self._form, self.language.value
        self.kind.setCurrentIndex(self.kind.findData(form.kind.value))
        self.title_field.setText(form.titles.get(language, ""))
        self.line.setText(form.value(language))
        self.text.put(form.value(language))
        if form.kind is FactKind.HOURS:
            self.hours.set_text(form.value(language))
        self.unit.setText(form.unit(language))
        self.until.set_text(form.valid_until)
        self.owner.setText(form.owner)
        self.questions.put("\n".join(form.questions.get(language, ())))
        self.say.put(form.says.get(language, ""))
        if form.kind is FactKind.DATE:
            self.date.set_text(form.value(language))
            form.set_value(self.date.text(), language)
        mine = ROWS.get(form.kind, "value")
        for name in {*ROWS.values(), "value"}:
            self.rows[name].setVisible(name == mine)
        self.rows["unit"].setVisible(form.kind in COUNTED)
        self.rows["say"].setVisible(form.kind is not FactKind.HOURS)
        self._show_state()
        self._dress()
        self._check(loud=False)

    def _show_state(self) -> None:
        words, before = self._desk.words, self._before
        self.writing.show(
            before.title(words.language) if self.key and before else words.text("fact-new"),
            key=self.key,
            dirty=self.dirty,
            hits=None if before is None else before.hit_count,
        )

    def _dress(self) -> None:
        """Words that depend on the kind."""
        words, kind = self._desk.words, self._form.kind
        for name, row in self.rows.items():
            help_id = f"fact-field-{name}.help"
            help_text = words.text(help_id) if words.has(help_id) else ""
            if name == "value":
                help_text = words.text("fact-value-help", kind=kind.value)
            row.set_words(words.text(f"fact-field-{name}"), help_text=help_text)

    def _reword(self) -> None:
        words = self._desk.words
        self.language.setAccessibleName(words.text("fact-language"))
        self.language.set_words([words.text(f"language-{each.value}") for each in Language])
        chosen = self._form.kind.value
        self.kind.clear()
        for kind in FactKind:
            self.kind.addItem(words.text(f"fact-kind-{kind}"), kind.value)
        self.kind.setCurrentIndex(self.kind.findData(chosen))
        self._show()
