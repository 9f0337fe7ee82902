"""A list and the panel beside it: what is typed, kept, removed and taken back.

What is typed and not kept stays in memory, each thing's own, and looking elsewhere loses nothing.
Knows neither facts nor questions: those stand on a shelf, and have an editor.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from secretary_app.features.knowledge.errors import KnowledgeError
from secretary_app.features.knowledge.models import Fact, FaqEntry
from ui.pages.knowledge.shelves import Shelf, SourceT
from ui.pages.knowledge.split import ListAndPanel
from ui.pages.knowledge.writing import Writing
from ui.shell.actions import Action
from ui.shell.page import Desk
from ui.widgets.banner import Banner

NEW = "+"
"""In place of a key: open the form of a new one."""


FormT = TypeVar("FormT")
ShownT_contra = TypeVar("ShownT_contra", Fact, FaqEntry, contravariant=True)


class Editor(Protocol[ShownT_contra, FormT]):
    """The panel in which one is written."""

    @property
    def writing(self) -> Writing:
        """Its buttons."""

    @property
    def key(self) -> str:
        """What is shown is known by this; empty for a new one."""

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not kept."""

    @property
    def form(self) -> FormT:
        """As it was typed so far."""

    def show_source(self, source: ShownT_contra | None, *, draft: FormT | None = None) -> None:
        """None for a new one; ``draft`` is what was typed before."""

    def begin(self) -> None:
        """The keyboard is in the first empty field."""

    def try_save(self) -> None:
        """Stores what was typed, or says what is wrong with it."""

    def complain(self, error: KnowledgeError) -> None:
        """Says it beside the field that it is about."""


class Listing(Protocol):
    """A list with one line chosen at most."""

    def choose(self, key: str) -> object:
        """This one."""

    def clearSelection(self) -> None:
        """None."""


class Editing(Generic[SourceT, FormT]):
    """Of one page."""

    def __init__(
        self,
        desk: Desk,
        *,
        shelf: Shelf[SourceT],
        editor: Editor[SourceT, FormT],
        find: Callable[[str], SourceT | None],
        title: Callable[[SourceT], str],
        saved: str,
        split: ListAndPanel,
        listing: Listing,
        banner: Banner,
    ) -> None:
        """``find`` looks among what the page shows; ``title`` names a source in toasts.

        ``saved`` is the text of the one that says that it is kept.
        """
        self._desk = desk
        # Annotated: with a choice of two types mypy infers none.
        self._shelf: Shelf[SourceT] = shelf
        self._editor: Editor[SourceT, FormT] = editor
        self._find: Callable[[str], SourceT | None] = find
        self._title: Callable[[SourceT], str] = title
        self._saved = saved
        self._split = split
        self._listing = listing
        self._banner = banner
        self._drafts: dict[str, FormT] = {}

    @property
    def actions(self) -> tuple[Action, ...]:
        """Those of the page that have to do with writing."""
        change = "knowledge.change"
        return (
            Action(
                id=f"{self._shelf.name}.new",
                sign="plus",
                keys="Ctrl+N",
                permission=change,
                run=lambda: self.edit(None),
            ),
            Action(
                id=f"{self._shelf.name}.save",
                sign="floppy-disk",
                keys="Ctrl+S",
                permission=change,
                run=self._editor.try_save,
                enabled=lambda: self._split.panel_shown,
            ),
        )

    def open(self, key: str) -> None:
        """Shows what is known by this name, if it is not in the panel already."""
        source = self._find(key)
        if source is not None and not (self._split.panel_shown and self._editor.key == key):
            self.edit(source)

    def edit(self, source: SourceT | None, *, draft: FormT | None = None) -> None:
        """In the panel; None for a new one, which may begin as ``draft``."""
        self._put_aside()
        key = "" if source is None else self._shelf.ref(source)
        self._editor.show_source(source, draft=draft or self._drafts.pop(key, None))
        self._split.show_panel(True)
        if source is None:
            if draft is None:
                self._listing.clearSelection()
            self._editor.begin()
        else:
            self._listing.choose(key)

    def changed(self) -> None:
        """Something is known otherwise than before: so it is in the panel, where nobody types."""
        key = self._editor.key
        if key and not self._editor.dirty and self._split.panel_shown:
            source = self._find(key)
            if source is None:
                self.close()
            else:
                self._editor.show_source(source)

    def close(self) -> None:
        """What was typed is kept for when it is opened again, and that is said."""
        words, key = self._desk.words, self._editor.key
        if self._editor.dirty:
            self._put_aside()
            back = (words.text("knowledge-back-to-it"), lambda: self.edit(self._find(key)))
            self._desk.toast(words.text("knowledge-not-saved"), tone="warn", action=back)
        self._split.show_panel(False)
        self._listing.clearSelection()

    def save(self, source: SourceT) -> None:
        """Stores it; what is wrong with it is said beside its field."""
        words, ref = self._desk.words, self._shelf.ref(source)
        before = self._shelf.find(ref)

        async def save() -> KnowledgeError | None:
            try:
                await self._shelf.keep(source)
            except KnowledgeError as error:
                return error
            return None

        def done(error: KnowledgeError | None) -> None:
            if error is not None:
                self._editor.complain(error)
                return
            kept = self._shelf.find(ref) or source
            self._editor.show_source(kept)
            self._listing.choose(ref)
            self._desk.toast(
                words.text(self._saved, title=self._title(kept)),
                tone="success",
                action=(words.text("desk-undo"), lambda: self._undo(ref, before)),
            )

        self._desk.operations.run(
            save,
            name=f"{self._shelf.name}.save",
            title=words.text("knowledge-saving"),
            blocks=self._editor.writing.save,
            complain=self._banner,
            done=done,
        )

    def remove(self, ref: str) -> None:
        """Takes it away; a toast brings it back."""
        source = self._find(ref)
        if source is None:
            return
        words = self._desk.words
        self._desk.operations.run(
            lambda: self._shelf.remove(ref),
            name=f"{self._shelf.name}.remove",
            title=words.text("knowledge-removing"),
            blocks=self._editor.writing.remove,
            complain=self._banner,
            done=lambda _none: self._split.show_panel(False),
            said=words.text("fact-was-removed", title=self._title(source)),
            undo=lambda: self._shelf.keep(source),
        )

    def _put_aside(self) -> None:
        if self._split.panel_shown and self._editor.dirty:
            self._drafts[self._editor.key] = self._editor.form

    def _undo(self, ref: str, before: SourceT | None) -> None:
        """A change is taken back to what was there before it."""
        self._desk.operations.run(
            lambda: self._shelf.restore(ref, before),
            name=f"{self._shelf.name}.undo",
            title=self._desk.words.text("desk-undo"),
            complain=self._banner,
        )
