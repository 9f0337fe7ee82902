"""The cards of models: the installed ones, and for each use those that can be got."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from secretary_app.features.model_library.catalogue import Catalogue
from secretary_app.features.model_library.models import CatalogueModel, InstalledModel
from ui.pages.model_library.pulls import Pull
from ui.pages.model_library.view import KINDS, SIGNS, facts, languages, progress, size
from ui.runtime.words import Words
from ui.widgets.card import Card
from ui.widgets.item import Act, Item, list_in
from ui.widgets.loading import ProgressRow
from ui.widgets.placeholder import Placeholder


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelActs:
    """What a person may do with a model."""

    get: Callable[[CatalogueModel], object]
    carry: Callable[[CatalogueModel], object]
    stop: Callable[[str], object]
    verify: Callable[[InstalledModel], object]
    remove: Callable[[InstalledModel], object]
    may_change: bool
    may_pull: bool


def installed_card(
    installed: Sequence[InstalledModel], catalogue: Catalogue, words: Words, acts: ModelActs
) -> QWidget:
    """What lies in the folder, or that nothing does."""
    if not installed:
        return Placeholder(
            sign="brain",
            title=words.text("models-none-yet"),
            sentence=words.text("models-none-yet.help"),
        )
    card = Card(words.text("models-installed"))
    rows = [_installed(each, catalogue.get(each.name), words, acts) for each in installed]
    return list_in(card, rows)


def available_cards(
    catalogue: Catalogue,
    *,
    without: set[str],
    pulls: dict[str, Pull],
    words: Words,
    acts: ModelActs,
) -> tuple[list[QWidget], dict[str, ProgressRow]]:
    """A card for each use, and the bars of the pulls that go on."""
    cards: list[QWidget] = []
    bars: dict[str, ProgressRow] = {}
    for kind in KINDS:
        there = [
            each
            for each in catalogue.models
            if each.kind.value == kind and each.name not in without
        ]
        if not there:
            continue
        rows: list[QWidget] = []
        for model in there:
            pull = pulls.get(model.name)
            if pull is not None and pull.goes_on:
                bars[model.name] = _bar(pull, words, acts)
                rows.append(bars[model.name])
            else:
                rows.append(_available(model, begun=pull is not None, words=words, acts=acts))
        cards.append(list_in(Card(words.text("models-get-kind", kind=kind)), rows))
    return cards, bars


def _bar(pull: Pull, words: Words, acts: ModelActs) -> ProgressRow:
    bar = ProgressRow(pull.model.name, cancel=words.text("models-stop"))
    bar.show_progress(pull.share, detail=progress(pull, words))
    bar.cancelled.connect(partial(acts.stop, pull.model.name))
    return bar


def _installed(
    model: InstalledModel, known: CatalogueModel | None, words: Words, acts: ModelActs
) -> Item:
    parts = [
        words.text("models-kind", kind=model.kind.value),
        languages(model.languages, words),
        size(model.size_bytes, words),
    ]
    return Item(
        model.name,
        second=_with_about(" · ".join(part for part in parts if part), known, words),
        sign=SIGNS[model.kind.value],
        acts=[
            Act(
                text=words.text("models-verify"),
                run=partial(acts.verify, model),
                sign="shield-check",
            ),
            Act(
                text=words.text("models-remove"),
                run=partial(acts.remove, model),
                sign="trash",
                enabled=acts.may_change,
            ),
        ],
    )


def _available(model: CatalogueModel, *, begun: bool, words: Words, acts: ModelActs) -> Item:
    return Item(
        model.name,
        second=_with_about(facts(model, words), model, words),
        chip=(words.text("models-stopped"), "warn") if begun else None,
        sign=SIGNS[model.kind.value],
        acts=[
            Act(
                text=words.text("models-go-on" if begun else "models-get"),
                run=partial(acts.get, model),
                enabled=acts.may_pull,
            )
        ],
        more=[
            Act(
                text=words.text("models-from-folder"),
                run=partial(acts.carry, model),
                enabled=acts.may_change,
            )
        ],
        more_name=words.text("lines-more"),
    )


def _with_about(facts: str, known: CatalogueModel | None, words: Words) -> str:
    about = known.about.get(words.language.value, "") if known else ""
    return f"{facts}\n{about}" if about else facts
