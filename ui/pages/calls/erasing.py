"""The question before a call is deleted: nothing of it comes back, so nothing goes by one press."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.pages.calls.shown import ShownCall
from ui.runtime.words import Words
from ui.widgets.buttons import Button, Kind
from ui.widgets.sheet import Sheet
from ui.widgets.text import Label


def ask_what_to_erase(
    window: QWidget,
    call: ShownCall,
    *,
    words: Words,
    sound: Callable[[], object],
    everything: Callable[[], object],
) -> Sheet:
    """Opens it; ``sound`` is offered where there is a recording."""
    sheet = Sheet(window, title=words.text("history-erase-title"))
    sheet.add(Label(words.text("history-erase-help"), tone="text2", wrap=True))

    def does(act: Callable[[], object]) -> Callable[[], object]:
        def pressed() -> None:
            sheet.dismiss()
            act()

        return pressed

    stay = Button(words.text("history-keep"))
    stay.clicked.connect(sheet.dismiss)
    sheet.add_button(stay)
    if call.recording is not None:
        only_sound = Button(words.text("history-erase-sound"))
        only_sound.clicked.connect(does(sound))
        sheet.add_button(only_sound)
    whole = Button(words.text("history-erase-all"), kind=Kind.DANGER)
    whole.clicked.connect(does(everything))
    sheet.add_button(whole)
    sheet.closed.connect(sheet.deleteLater)
    sheet.open()
    return sheet
