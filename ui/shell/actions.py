"""The one list of actions: menus, keys, palette and tooltips are made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.runtime.words import Words

May = Callable[[str], bool]
"""Whether the person at the desk may do what a permission allows."""


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that a person can do. Its word is the text ``action-<id>``, dots as dashes."""

    id: str
    """``<page>.<verb>``."""
    run: Callable[[], object]
    sign: str = ""
    keys: str = ""
    """As Qt writes them in English: ``Ctrl+K``. Never a bare letter: during a call people type."""
    permission: str = ""
    enabled: Callable[[], bool] = _always
    shown: bool = True
    """Whether the palette and the list of keys name it."""
    while_locked: bool = False
    """Whether whoever stands before a locked desk may do it."""


class Actions(QObject):
    """Whoever adds an action takes care that it is removed with what it acts on."""

    changed = Signal()

    def __init__(self, *, window: QWidget, words: Words, may: May) -> None:
        super().__init__(window)
        self._window = window
        self._words = words
        self._may = may
        self._actions: dict[str, tuple[Action, QAction]] = {}
        self._keys: dict[str, str] = {}
        self._paused = False
        words.changed.connect(self._reword)

    def add(self, *actions: Action) -> None:
        """From now on they can be done."""
        for action in actions:
            if action.id in self._actions:
                raise ValueError(f"two actions are called {action.id}")
            made = QAction(self._window)
            made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            made.triggered.connect(lambda _checked=False, name=action.id: self.run(name))
            made.setEnabled(not self._paused or action.while_locked)
            self._actions[action.id] = (action, made)
            self._window.addAction(made)
            self._dress(action, made)
        self.changed.emit()

    def remove(self, ids: Iterable[str]) -> None:
        """They cannot be done any more."""
        for name in list(ids):
            _, made = self._actions.pop(name)
            self._window.removeAction(made)
            made.deleteLater()
        self.changed.emit()

    def pause(self, paused: bool) -> None:
        """Whether the desk is locked: nothing can be done but what is marked for it."""
        self._paused = paused
        for action, made in self._actions.values():
            made.setEnabled(not paused or action.while_locked)

    def attach(self, window: QWidget) -> None:
        """The keys work in this window, too."""
        for _, made in self._actions.values():
            window.addAction(made)

    def run(self, name: str) -> bool:
        """Does it, where it can be done now; whether it was."""
        action, _ = self._actions[name]
        if self._paused and not action.while_locked:
            return False
        if not self.allowed(action) or not action.enabled():
            return False
        action.run()
        return True

    @property
    def ids(self) -> frozenset[str]:
        """Of all that there are."""
        return frozenset(self._actions)

    def allowed(self, action: Action) -> bool:
        """Whether this person may do it at all."""
        return not action.permission or self._may(action.permission)

    def listed(self) -> list[Action]:
        """What this person may do, in the order in which it was added."""
        return [each for each, _ in self._actions.values() if each.shown and self.allowed(each)]

    def word(self, name: str) -> str:
        """What it is called."""
        return self._words.text(f"action-{name.replace('.', '-')}")

    def keys(self, name: str) -> str:
        """The keys that do it, as this system writes them; empty where there are none."""
        made = self._actions[name][1]
        return made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def usual_keys(self) -> Mapping[str, str]:
        """The keys of every action, as long as nobody wants others."""
        return {each.id: each.keys for each, _ in self._actions.values() if each.keys}

    def tooltip(self, name: str) -> str:
        """Its word and its keys."""
        keys = self.keys(name)
        return f"{self.word(name)} ({keys})" if keys else self.word(name)

    def remap(self, keys: Mapping[str, str]) -> None:
        """The person wants other keys for these actions."""
        self._keys = dict(keys)
        for action, made in self._actions.values():
            self._dress(action, made)
        self.changed.emit()

    def _dress(self, action: Action, made: QAction) -> None:
        made.setShortcut(QKeySequence(self._keys.get(action.id, action.keys)))
        made.setText(self.word(action.id))

    def _reword(self) -> None:
        for action, made in self._actions.values():
            self._dress(action, made)
        self.changed.emit()
