"""The real desk as a process of its own, with somebody's hands at its keyboard.

``python -m tests.support.desk_program --data DIR app``: what ``main.py app`` does. Each line of its
input is one deed, done as the person does it: ``key F3`` presses keys in the window that is in
front, ``type WORDS`` writes into the field that has the keyboard. ``look for WORDS`` says them in a
line of JSON as soon as they can be read in the window, ``read`` says all that can be.
"""

import json
import sys
import threading

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from secretary_app.cli.main import main
from ui.shell.window import Window


class Hands(QObject):
    """Deeds come from a thread that reads, and are done in that of the window."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._sought = ""
        self.asked.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def follow(self) -> None:
        """Until nobody writes any more."""
        for line in sys.stdin:
            self.asked.emit(line.rstrip("\n"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A window that is to be drawn anew may show what is looked for."""
        if self._sought and event.type() is QEvent.Type.UpdateRequest:
            assert isinstance(watched, Window)
            self._look(watched)
        return False

    def _look(self, window: Window) -> None:
        if any(self._sought in text for text in _seen(window)):
            _say([self._sought])
            self._sought = ""

    def _do(self, deed: str) -> None:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Window))
        window.installEventFilter(self)  # once, however often it is asked for
        window.activateWindow()
        QApplication.setActiveWindow(window)
        word, _, rest = deed.partition(" ")
        if word == "key":
            focus = QApplication.focusWidget()
            QTest.keySequence(window if focus is None else focus, QKeySequence(rest))
        elif word == "type":
            field = QApplication.focusWidget()
            assert isinstance(field, QLineEdit), f"nobody can type into {field}"
            field.insert(rest)
        elif word == "look":
            self._sought = rest.removeprefix("for ")
            self._look(window)
        elif word == "read":
            self._sought = ""
            _say(_seen(window))
        else:
            raise ValueError(deed)


def _say(texts: list[str]) -> None:
    print(json.dumps(texts, ensure_ascii=False), flush=True)


def _seen(window: QWidget) -> list[str]:
    widgets: list[QAbstractButton | QLabel] = [
        *window.findChildren(QAbstractButton),
        *window.findChildren(QLabel),
    ]
    return [each.text() for each in widgets if each.isVisible() and each.text()]


if __name__ == "__main__":
    hands = Hands()
    threading.Thread(target=hands.follow, name="hands", daemon=True).start()
    sys.exit(main(sys.argv[1:]))
