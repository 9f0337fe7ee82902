"""The card of one line: how it stands, what its device says, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.lines.inspection import Standing
from secretary_app.features.lines.models import LineCheck
from secretary_app.features.lines.settings import KIND
from ui.pages.lines.view import (
    CONDITIONS,
    SIGNS,
    check_pairs,
    is_good,
    last_call,
    repair,
    second_line,
    state_of,
    title_of,
)
from ui.runtime.words import Words
from ui.theme import Role
from ui.widgets.buttons import hairline
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.item import Act, Item
from ui.widgets.loading import ProgressRow
from ui.widgets.repair_card import RepairCard
from ui.widgets.text import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class LineActs:
    """What a person may do with a line; each is told its id."""

    check: Callable[[str], object]
    stop_checking: Callable[[str], object]
    enable: Callable[[str, bool], object]
    set_up: Callable[[str], object]
    balance: Callable[[str], object]
    remove: Callable[[str], object]
    may_change: bool


def line_card(
    standing: Standing,
    *,
    found: LineCheck | None,
    checking: bool,
    workspace: Workspace,
    words: Words,
    acts: LineActs,
) -> Card:
    """``found``: what it said when it was last asked."""
    card, line = Card(), standing.line
    card.add(
        Item(
            title_of(line, words),
            second=second_line(line, workspace, words),
            chip=state_of(standing, words),
            sign=SIGNS[line.get(KIND).value],
            acts=[
                Act(
                    text=words.text("lines-check"),
                    run=lambda: acts.check(line.id),
                    sign="arrows-clockwise",
                    enabled=not checking,
                )
            ],
            more=_more(standing, words, acts),
            more_name=words.text("lines-more"),
        )
    )
    if checking:
        progress = ProgressRow(words.text("lines-checking"), cancel=words.text("desk-cancel"))
        progress.cancelled.connect(lambda: acts.stop_checking(line.id))
        card.add(progress)
    if standing.reason is not None:
        card.add(hairline())
        card.add(Label(words.error(standing.reason), role=Role.SMALL, tone="danger", wrap=True))
    if standing.state in CONDITIONS:
        card.add(hairline())
        condition = CONDITIONS[standing.state]
        card.add(Label(words.text(f"line-condition-{condition}"), wrap=True))
        helps = words.text(f"line-repair-{condition}")
        card.add(Label(helps, role=Role.SMALL, tone="text2", wrap=True))
    if found is None or not line.enabled:
        return card
    card.add(hairline())
    if not is_good(found):
        text, steps = repair(found, words)
        card.add(
            RepairCard(state=words.text("lines-not-ready"), tone="danger", text=text, steps=steps)
        )
    card.add(Facts(check_pairs(found, words)))
    if line.has_card:
        card.add(hairline())
        card.add(Facts([(words.text("line-row-last-call"), last_call(found, words))], columns=1))
    return card


def _more(standing: Standing, words: Words, acts: LineActs) -> list[Act]:
    line, may = standing.line, acts.may_change
    more = [
        Act(text=words.text("lines-set-up"), run=lambda: acts.set_up(line.id), enabled=may),
        Act(
            text=words.text("lines-pause" if line.enabled else "lines-resume"),
            run=lambda: acts.enable(line.id, not line.enabled),
            enabled=may,
        ),
        Act(text=words.text("lines-remove"), run=lambda: acts.remove(line.id), enabled=may),
    ]
    if line.has_card:
        more.insert(1, Act(text=words.text("lines-balance"), run=lambda: acts.balance(line.id)))
    return more
