"""What is looked for in the documents while somebody types; the last words count."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from secretary_app.features.knowledge.documents.models import Passage
from ui.pages.knowledge.documents_view import language_of
from ui.shell.page import Desk
from ui.widgets.banner import Banner
from ui.widgets.search_field import SearchField

FOUND = 20
"""Passages of one search; the right one is hardly ever below the tenth."""


class DocumentsSearch:
    """Of one field; one search at a time."""

    def __init__(
        self, desk: Desk, *, field: SearchField, banner: Banner, changed: Callable[[], object]
    ) -> None:
        self._desk = desk
        self._field = field
        self._banner = banner
        self._changed = changed
        self.found: Sequence[Passage] | None = None
        """None while nothing is looked for."""
        field.looked_for.connect(self._look)

    def again(self) -> None:
        """The documents are others now."""
        if self._field.text().strip():
            self._look(self._field.text())

    def quote(self, ref: str) -> str:
        """The words of a passage that was found; empty for any other."""
        return next((each.quote for each in self.found or () if each.ref == ref), "")

    def _look(self, text: str) -> None:
        text = text.strip()
        if not text:
            self.found = None
            self._changed()
            return
        documents = self._desk.workspace.documents

        def done(found: Sequence[Passage]) -> None:
            now = self._field.text().strip()
            self.found = found if now else None
            self._changed()
            if now not in {text, ""}:
                self._look_soon()

        begun = self._desk.operations.run(
            lambda: documents.search(text, language_of(text), limit=FOUND),
            name="documents.search",
            title=self._desk.words.text("desk-palette-looking"),
            complain=self._banner,
            done=done,
            quiet=True,
        )
        if not begun:
            self._look_soon()

    def _look_soon(self) -> None:
        self._field.textChanged.emit(self._field.text())
