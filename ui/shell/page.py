"""What a page is, and what it gets.

To add one:

1. ``ui/pages/<slice>/page.py`` with a class ``SomethingPage(Page)``. Its ``__init__(self, desk)``
   calls ``super().__init__(desk)`` and sets ``self.main`` (a widget; begin it with
   ``ui.widgets.header.Header``) and, where it needs them, ``self.listing`` (fills the list column)
   and ``self.context`` (the right column).
2. A row in ``ui/pages/table.py``. The page is built when it is first opened. Its title is the text
   ``page-<key>`` (dots as dashes) in ``resources/locale/*/<slice>.ftl``; a place is in the rail as
   soon as a row names it. Several pages of one place stand as a list in the list column, or, where
   the page has a list of its own, as a choice above it.
3. ``opened(what)`` is called each time the page comes to the front, with what is to be shown in it
   (``""`` for nothing in particular): begin loading there. ``closed()``: another took its place.
4. Never await by hand: ``desk.operations.run(lambda: service.verb(…), name="slice.verb", title=…,
   blocks=button, complain=self.banner, done=self._show)``. Errors go to the banner (made by
   ``desk.banner()``), success to a toast with undo.
5. Texts: ``words.put(label.setText, "id")`` follows a change of language; what is made of data
   listens to ``words.changed``. Colours, sizes, fonts: ``ui.theme.theme()`` only. Events:
   ``self.listen(SomeEvent, handler)`` lives as long as the page. Rights: ``desk.may("…")``.
6. Actions (keys, palette, menus): ``desk.actions.add(Action(id="slice.verb", …))``, its word is
   ``action-slice-verb``. Those that make sense on this page only (Ctrl N, Ctrl S, Ctrl F) go into
   ``self.own_actions``: they are there while the page is in front, so that every page may have the
   same keys. What the palette finds: a coroutine function
   ``find(desk, text) -> Sequence[Found]``, named by ``finds`` of the row.
7. To open another page: ``desk.open("calls", call_id)``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from secretary_app.bootstrap.workspace import Workspace
from ui.runtime.operations import Operations
from ui.runtime.words import Words
from ui.shell.actions import Action, Actions, May
from ui.widgets.banner import Banner

EventT = TypeVar("EventT")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A row of the table of pages."""

    key: str
    """``lines``; its title is the text ``page-lines``."""
    place: str
    """A key of ``PLACES``."""
    sign: str
    page: str
    """``ui.pages.lines.page:LinesPage``: loaded when it is opened."""
    permission: str = ""
    """Who may not see it, does not."""
    early: bool = False
    """Built with the window: it must know of what happens while other pages are in front."""
    finds: str = ""
    """A coroutine function for the palette, ``ui.pages.people.finding:find``."""

    @property
    def title_id(self) -> str:
        """The text that is its title."""
        return f"page-{self.key.replace('.', '-')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something that the palette found."""

    title: str
    second: str
    sign: str
    open: Callable[[], object]


class ToastMaker(Protocol):
    """Says a word that goes by itself."""

    def __call__(
        self,
        text: str,
        *,
        tone: str = "info",
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Shows it."""


class Open(Protocol):
    """Opens a page."""

    def __call__(self, key: str, what: str = "") -> None:
        """Brings it to the front, with ``what`` to be shown in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every page works with."""

    workspace: Workspace
    words: Words
    operations: Operations
    actions: Actions
    window: QWidget
    """Sheets come down over it."""
    toast: ToastMaker
    open: Open
    may: May
    actor: Callable[[], str]
    """Id of the person at the desk: the ``actor`` of what is done here."""

    def banner(self) -> Banner:
        """A banner with its own words in place."""
        words = (self.words.text(f"desk-{name}") for name in ("details", "copy", "close"))
        details, copy, close = words
        return Banner(details=details, copy=copy, close=close)


Find = Callable[[Desk, str], Awaitable[Sequence[Found]]]


class Page(QObject):
    """Base of every page."""

    listing: QWidget | None = None
    context: QWidget | None = None
    main: QWidget
    own_actions: Sequence[Action] = ()
    """Can be done while the page is in front."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self.desk = desk
        self._unlisten: list[Callable[[], None]] = []
        self.destroyed.connect(_ending(self._unlisten))

    def opened(self, what: str) -> None:
        """It comes to the front."""

    def closed(self) -> None:
        """Another page took its place."""

    def listen(self, kind: type[EventT], handler: Callable[[EventT], None]) -> None:
        """Hears of events of a kind for as long as the page lives."""
        self._unlisten.append(self.desk.workspace.events.subscribe(kind, handler))


def _ending(unlisten: Sequence[Callable[[], None]]) -> Callable[[], None]:
    """Not a method: when it is called, the page is gone."""

    def end() -> None:
        for each in unlisten:
            each()

    return end
