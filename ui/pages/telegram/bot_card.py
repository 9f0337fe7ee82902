"""The card of one bot: how it is, what to do about it, what went through it, and its log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.telegram.models import Standing
from ui.pages.telegram.view import (
    ENDED,
    TONES,
    facts_of,
    log_of,
    repair_of,
    second_line,
    state_of,
)
from ui.runtime.words import Words
from ui.theme import Role
from ui.widgets.buttons import Button, Kind, hairline
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.item import Act, Item
from ui.widgets.repair_card import RepairCard
from ui.widgets.text import Label

SIGN = "telegram-logo"


@dataclass(frozen=True, slots=True, kw_only=True)
class BotActs:
    """What a person may do with a bot; each is told its id."""

    start: Callable[[str], object]
    stop: Callable[[str], object]
    restart: Callable[[str], object]
    try_out: Callable[[str], object]
    check: Callable[[str], object]
    set_up: Callable[[str], object]
    token: Callable[[str], object]
    remove: Callable[[str], object]
    network: Callable[[str], object]
    show_log: Callable[[str], object]
    may_run: bool
    may_change: bool


def bot_card(
    standing: Standing, *, workspace: Workspace, words: Words, acts: BotActs, log_shown: bool
) -> Card:
    """``log_shown``: somebody wants to read it."""
    card, bot = Card(), standing.bot
    ended = standing.state in ENDED
    card.add(
        Item(
            bot.title,
            second=second_line(standing, workspace, words),
            chip=state_of(standing, words),
            sign=SIGN,
            acts=[
                Act(
                    text=words.text("bots-start" if ended else "bots-stop"),
                    run=lambda: (acts.start if ended else acts.stop)(bot.id),
                    enabled=acts.may_run,
                )
            ],
            more=_more(standing, words, acts),
            more_name=words.text("lines-more"),
        )
    )
    repair = repair_of(standing, words)
    if repair is not None:
        run = {"token": acts.token, "restart": acts.restart, "network": acts.network}[repair.act]
        card.add(
            RepairCard(
                state=state_of(standing, words)[0],
                tone=TONES.get(standing.state, "danger"),
                text=repair.text,
                steps=repair.steps,
                action=(words.text(f"bots-repair-{repair.act}"), lambda: run(bot.id)),
            )
        )
    card.add(hairline())
    card.add(Facts(facts_of(standing, words), columns=3))
    lines = log_of(standing, words)
    if lines:
        word = "bots-hide-log" if log_shown else "bots-show-log"
        toggle = Button(words.text(word), kind=Kind.LINK)
        toggle.setAccessibleName(f"{words.text(word)}: {bot.title}")
        toggle.clicked.connect(lambda _checked=False: acts.show_log(bot.id))
        card.add(hairline())
        card.add(toggle)
        card.layout().setAlignment(toggle, Qt.AlignmentFlag.AlignLeft)  # type: ignore[union-attr]
        for line in lines if log_shown else ():
            card.add(Label(line, role=Role.MONO, tone="text2", wrap=True))
    return card


def _more(standing: Standing, words: Words, acts: BotActs) -> list[Act]:
    bot_id, run, change = standing.bot.id, acts.may_run, acts.may_change
    return [
        Act(text=words.text("bots-set-up"), run=lambda: acts.set_up(bot_id), enabled=change),
        Act(text=words.text("bots-restart"), run=lambda: acts.restart(bot_id), enabled=run),
        Act(text=words.text("bots-try"), run=lambda: acts.try_out(bot_id), enabled=run),
        Act(text=words.text("bots-check"), run=lambda: acts.check(bot_id), enabled=change),
        Act(text=words.text("bots-other-token"), run=lambda: acts.token(bot_id), enabled=change),
        Act(text=words.text("bots-remove"), run=lambda: acts.remove(bot_id), enabled=change),
    ]
