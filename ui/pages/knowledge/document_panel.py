"""The panel of one document: what it is, its sections with their pages, and their words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from secretary_app.features.knowledge.documents.models import Document, Section
from ui.pages.knowledge.documents_view import extent, section_rows
from ui.pages.knowledge.split import Panel
from ui.shell.page import Desk
from ui.theme import Role, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.rows import RowList
from ui.widgets.text import Label

SECTIONS_SEEN = 6
TEXT_MIN = 220


class DocumentPanel(Panel):
    """Emits what a person wants."""

    removed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(words=desk.words)
        self._desk = desk
        self.document: Document | None = None
        self.sections: Sequence[Section] = ()
        self._quote = ""
        words, sizes = desk.words, theme().sizes
        self._about = Card()
        self.body.addWidget(self._about)
        self._heading = Label(role=Role.SECTION, tone="text2")
        words.put(self._heading.setText, "documents-sections")
        self.body.addWidget(self._heading)
        self.list = RowList(name="", single_line=True)
        words.put(self.list.setAccessibleName, "documents-sections", owner=self.list)
        self.list.setFixedHeight(sizes.row_single * SECTIONS_SEEN)
        self.list.opened.connect(lambda key: self.show_section(int(key)))
        self.body.addWidget(self.list)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setMinimumHeight(TEXT_MIN)
        words.put(self.text.setAccessibleName, "documents-section-text", owner=self.text)
        self.body.addWidget(self.text, 1)
        self.remove = Button("", kind=Kind.QUIET, sign="trash")
        words.put(self.remove.setText, "documents-remove")
        self.remove.clicked.connect(self.removed)
        self.foot.addStretch()
        self.foot.addWidget(self.remove)
        words.changed.connect(self._reword)
        theme().changed.connect(self._mark)

    def show_document(
        self, document: Document, sections: Sequence[Section], *, number: int = 1, quote: str = ""
    ) -> None:
        """From its section of this number, counted from 1, with a quote marked in it."""
        self.document, self.sections = document, sections
        self._quote = quote
        self._reword()
        self.list.choose(str(number))
        self.show_section(number, keep_quote=True)
        self.to_top()

    def show_section(self, number: int, *, keep_quote: bool = False) -> None:
        """Its words."""
        if not keep_quote:
            self._quote = ""
        if 0 < number <= len(self.sections):
            self.text.setPlainText(self.sections[number - 1].text)
            self._mark()

    def _mark(self) -> None:
        """The quote, and the view at it."""
        if not self._quote:
            self.text.setExtraSelections([])
            return
        at = self.text.toPlainText().find(self._quote)
        if at < 0:
            return
        cursor = self.text.textCursor()
        cursor.setPosition(at)
        cursor.setPosition(at + len(self._quote), QTextCursor.MoveMode.KeepAnchor)
        marked = QTextEdit.ExtraSelection()
        marked.cursor = cursor
        form = marked.format
        form.setBackground(theme().colours.accent_bg)
        form.setForeground(theme().colours.accent_text)
        self.text.setExtraSelections([marked])
        seen = self.text.textCursor()
        seen.setPosition(at)
        self.text.setTextCursor(seen)
        self.text.ensureCursorVisible()

    def _reword(self) -> None:
        document, words = self.document, self._desk.words
        if document is None:
            return
        self.title.setText(document.title)
        self._about.clear()
        pairs = {
            "documents-row-file": document.name,
            "documents-row-extent": extent(document, words),
            "documents-row-size": words.size(document.size_bytes),
            "documents-row-added": words.moment(document.added_at),
            "documents-row-changed": words.moment(document.changed_at),
            "documents-row-version": str(document.version),
        }
        for name, value in pairs.items():
            self._about.pair(words.text(name), value)
        chosen = self.list.chosen
        self.list.show_rows(section_rows(document, self.sections, words))
        if chosen is not None:
            self.list.choose(chosen)
        self.show_foot(self._desk.may("knowledge.change"))
