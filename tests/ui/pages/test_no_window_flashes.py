"""Opening pages shows no window but the desk's: another would take the keys from who types."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from secretary_app.foundation.i18n import Language
from tests.support.desk_window import desk, in_qt

pytestmark = pytest.mark.wire


class Flashes(QObject):
    """What was shown as a window of its own, with what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.page = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - rejected: Qt's name
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched.objectName() != "window"
        ):
            says = watched.accessibleName() or watched.property("text")
            self.seen.append(f"{self.page}: {type(watched).__name__} «{says}»")
        return False


@pytest.mark.parametrize("may", [True, False])
def test_no_part_of_a_page_is_shown_before_it_has_its_place(
    qapp: QApplication, tmp_path: Path, may: bool
) -> None:
    async def open_all() -> None:
        flashes = Flashes()

        def allowed(right: str) -> bool:
            return may or right.endswith((".view", ".ask"))

        async with desk(tmp_path, may=allowed) as bench:
            qapp.installEventFilter(flashes)
            for language in (Language.RU, Language.EN):
                bench.window.words.speak(language)
                for key in bench.window.page_keys:
                    flashes.page = key
                    bench.window.open_page(key)
                    await bench.idle()
            qapp.removeEventFilter(flashes)
        assert flashes.seen == []

    in_qt(qapp, open_all)
