"""What stands beside the call that is shown, and in place of one where there is none."""

from __future__ import annotations

from functools import partial

from ui.call_panel import rows
from ui.call_panel.calls import ShownCall
from ui.call_panel.conduct import CONTROL
from ui.call_panel.context import Context
from ui.call_panel.telling import Telling
from ui.shell.page import Desk
from ui.widgets.placeholder import Placeholder


def show_beside(side: Context, call: ShownCall | None, *, desk: Desk, telling: Telling) -> None:
    """Who calls, what the assistant does, what could be said."""
    words = desk.words
    side.show_anything(call is not None)
    if call is None:
        return
    side.show_person(words.text("live-client"), rows.person_pairs(call.caller, words))
    side.show_doing(rows.doing(call, telling, words))
    may, knowledge = desk.may(CONTROL), desk.workspace.knowledge
    side.show_suggestions(rows.suggestions(call, knowledge, words) if may else [])


def no_call(desk: Desk) -> Placeholder:
    """Nobody calls, or nobody could."""
    words = desk.words
    if desk.workspace.line.serving:
        return Placeholder(
            sign="phone", title=words.text("live-none"), sentence=words.text("live-none.help")
        )
    return Placeholder(
        sign="phone-slash",
        title=words.text("live-not-served"),
        sentence=words.text("live-not-served.help"),
        action=(words.text("live-see-line"), partial(desk.open, "lines")),
    )
