"""To whom a call is transferred: one colleague, or nobody, at once; several are asked about."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu

from ui.call_panel.conduct import Conduct
from ui.call_panel.panel import CallPanel
from ui.call_panel.telling import Telling
from ui.runtime.words import Words


def transfer(panel: CallPanel, *, conduct: Conduct, telling: Telling, words: Words) -> None:
    """The call of a panel: to all of them, or to one."""
    call, there = panel.call, conduct.colleagues()
    if call is None:
        return
    if len(there) < 2:
        conduct.transfer(call)
        return
    menu = QMenu(panel)
    for who, name in (
        (None, words.text("live-transfer-all")),
        *((each, telling.colleague(each) or each) for each in there),
    ):
        menu.addAction(name).triggered.connect(partial(conduct.transfer, call, to=who))
    disc = panel.bar.discs["transfer"]
    menu.popup(disc.mapToGlobal(disc.rect().topLeft()))
