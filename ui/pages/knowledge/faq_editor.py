"""The panel in which a question and its answer are written, and tried at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from secretary_app.features.knowledge.checking import LONGEST_ANSWER
from secretary_app.features.knowledge.errors import KnowledgeError
from secretary_app.features.knowledge.models import Fact, FaqEntry
from secretary_app.foundation.i18n import Language
from ui.pages.knowledge.complaints import field_of, said
from ui.pages.knowledge.day_field import DayField
from ui.pages.knowledge.faq_form import FaqForm, entry_of, form_of
from ui.pages.knowledge.split import Panel
from ui.pages.knowledge.trying import TryBox
from ui.pages.knowledge.writing import Writing
from ui.shell.page import Desk
from ui.widgets.form import FormRow
from ui.widgets.long_field import LongField
from ui.widgets.segmented import Segmented

ANSWER_LINES, VARIANT_LINES = 4, 3


class FaqEditor(Panel):
    """Without an entry only the box for trying is seen. Emits what a person wants."""

    saved = Signal(object)
    """The ``FaqEntry``."""
    removed = Signal(str)
    """Its id."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(words=desk.words)
        self._desk = desk
        words = desk.words
        self._writes = False
        self._before: FaqEntry | None = None
        self._form, self._kept = FaqForm(), FaqForm()
        self.language = Segmented([(each.value, "") for each in Language], name="")
        self.body.addWidget(self.language)
        self.question = QLineEdit()
        self.answer = LongField(lines=ANSWER_LINES)
        self.variants = LongField(lines=VARIANT_LINES)
        self.keywords = QLineEdit()
        self.until = DayField(words=words, ever="fact-for-ever")
        self.enabled = QCheckBox()
        words.put(self.enabled.setText, "faq-enabled")
        fields: dict[str, QWidget] = {
            "question": self.question,
            "answer": self.answer,
            "questions": self.variants,
            "keywords": self.keywords,
            "until": self.until,
        }
        self.rows: dict[str, FormRow] = {}
        for name, field in fields.items():
            self.rows[name] = FormRow("", field)
            self.body.addWidget(self.rows[name])
        self.body.addWidget(self.enabled)
        self.trying = TryBox(desk, language=lambda: self.language.value, drafts=self._drafts)
        self.body.addWidget(self.trying)
        self.writing = Writing(
            self, desk, save=self.try_save, remove=lambda: self.removed.emit(self.key)
        )
        self.body.addWidget(self.writing.counted)
        self.body.addStretch()
        self.language.chosen.connect(lambda _key: self._typed())
        self.question.textEdited.connect(self._typed)
        self.keywords.textEdited.connect(self._typed)
        self.answer.textChanged.connect(self._typed)
        self.variants.textChanged.connect(self._typed)
        for long in (self.answer, self.variants):
            long.submitted.connect(self.try_save)
        self.until.changed.connect(self._typed)
        self.enabled.toggled.connect(self._typed)
        words.changed.connect(self._reword)
        self._reword()

    @property
    def key(self) -> str:
        """Of the entry that is shown; empty for a new one."""
        return self._form.id

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not kept."""
        return self._writes and self._form != self._kept

    @property
    def form(self) -> FaqForm:
        """As it was typed so far."""
        return self._form.copy()

    def show_source(self, source: FaqEntry | None, *, draft: FaqForm | None = None) -> None:
        """None for a new one; ``draft`` is what was typed before, or what a caller asked."""
        zone = self._desk.workspace.knowledge.zone
        self._writes, self._before = True, source
        empty = FaqForm(language=self._desk.words.language.value)
        self._kept = empty if source is None else form_of(source, zone=zone)
        self._form = draft or self._kept.copy()
        self._fill()
        self.to_top()

    def only_try(self) -> None:
        """No entry: only the box for trying."""
        self._writes, self._before = False, None
        self._kept = FaqForm(language=self._desk.words.language.value)
        self._form = self._kept.copy()
        self._fill()
        self.trying.field.setFocus()

    def begin(self) -> None:
        """The keyboard is in the first empty field."""
        (self.answer if self._form.question else self.question).setFocus()

    def try_save(self) -> None:
        """Stores what was typed, or says beside the field what is wrong with it."""
        for row in self.rows.values():
            row.set_wrong("")
        try:
            entry = entry_of(self._form, zone=self._desk.workspace.knowledge.zone)
        except KnowledgeError as error:
            self.complain(error)
            return
        if self._writes and self.writing.save.isEnabled():
            self.saved.emit(entry)

    def complain(self, error: KnowledgeError) -> None:
        """Says it beside the field that it is about."""
        name = field_of(error)
        if name == "questions" and str(error.params.get("pattern", "")) == self._form.question:
            name = "question"
        row = self.rows.get(name, self.rows["question"])
        known = self._desk.workspace.knowledge.known
        row.set_wrong(said(error, words=self._desk.words, known=known))
        self.see(row)

    def _drafts(self) -> Sequence[Fact | FaqEntry]:
        """What is being written, where it can already be asked for."""
        if not self.dirty:
            return ()
        form = self._form.copy()
        form.answer = form.answer or "…"
        try:
            return (entry_of(form, zone=self._desk.workspace.knowledge.zone),)
        except KnowledgeError:
            return ()

    def _typed(self) -> None:
        form = self._form
        form.language = self.language.value
        form.question, form.answer = self.question.text(), self.answer.toPlainText()
        form.variants = self.variants.lines()
        form.keywords = [word.strip() for word in self.keywords.text().split(",") if word.strip()]
        form.valid_until, form.enabled = self.until.text(), self.enabled.isChecked()
        self._show_state()
        self.trying.later()

    def _fill(self) -> None:
        form = self._form
        self.language.choose(form.language)
        self.question.setText(form.question)
        self.answer.put(form.answer)
        self.variants.put("\n".join(form.variants))
        self.keywords.setText(", ".join(form.keywords))
        self.until.set_text(form.valid_until)
        self.enabled.blockSignals(True)
        self.enabled.setChecked(form.enabled)
        self.enabled.blockSignals(False)
        for row in self.rows.values():
            row.set_wrong("")
            row.setVisible(self._writes)
        self.enabled.setVisible(self._writes)
        self._show_state()
        self.trying.later()

    def _show_state(self) -> None:
        words, before = self._desk.words, self._before
        kind = "try" if not self._writes else "entry" if self.key else "new"
        self.writing.show(
            words.text(f"faq-title-{kind}"),
            key=self.key,
            dirty=self.dirty,
            hits=None if before is None else before.hit_count,
            writing=self._writes,
        )
        left = LONGEST_ANSWER - len(self._form.answer)
        self.rows["answer"].set_words(
            words.text("faq-field-answer"), help_text=words.text("faq-answer-left", count=left)
        )

    def _reword(self) -> None:
        words = self._desk.words
        self.language.setAccessibleName(words.text("faq-language"))
        self.language.set_words([words.text(f"language-{each.value}") for each in Language])
        for name, row in self.rows.items():
            help_id = f"faq-field-{name}.help"
            help_text = words.text(help_id) if words.has(help_id) else ""
            row.set_words(words.text(f"faq-field-{name}"), help_text=help_text)
        self._show_state()
