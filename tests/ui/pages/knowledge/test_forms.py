"""What is typed becomes what is kept: hours, keys, values; and what a call makes of a match."""

from datetime import UTC, datetime, timedelta

import pytest

from secretary_app.features.knowledge.hours_text import format_hours, parse_hours
from secretary_app.features.knowledge.models import Fact, FaqEntry, Match, PatternKind
from secretary_app.features.knowledge.values import FactKind, Wording, parse_value
from ui.pages.knowledge.fact_form import FactForm, fact_of, form_of, new_key
from ui.pages.knowledge.facts_view import Holding, holding
from ui.pages.knowledge.hours_form import exchanged, typed
from ui.pages.knowledge.verdict import Outcome, verdict

pytestmark = pytest.mark.unit

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "stored",
    [
        "mon-fri 09:00-19:00 lunch 13:00-14:00; sat 10:00-16:00; 2026-12-31 10:00-15:00",
        "daily 24h; 2027-01-01..2027-01-08 closed",
        "fri-sat 22:00-04:00",
    ],
)
def test_hours_come_back_from_their_fields_as_they_were(stored: str) -> None:
    hours = parse_hours(stored)
    shown = typed(format_hours(hours), closed="закрыто")
    assert parse_hours(exchanged(shown.week, shown.special)) == hours


def test_hours_are_typed_as_they_are_said() -> None:
    week = ("9-18", "9.30–18", "9:00-13:00, 14-19", "", "", "", "")
    text = exchanged(week, ["31.12.2026 10-15", "1.1.2027 - 8.1.2027 выходной"])
    assert parse_hours(text) == parse_hours(
        "mon 09:00-18:00; tue 09:30-18:00; wed 09:00-13:00 14:00-19:00;"
        "2026-12-31 10:00-15:00; 2027-01-01..2027-01-08 closed"
    )


def test_a_key_is_made_of_kind_and_title() -> None:
    form = FactForm(kind=FactKind.PRICE, titles={"ru": "Ключ «Щука», 2 шт."})
    assert new_key(form, ()) == "price.klyuch_schuka_2_sht"
    assert new_key(form, ("price.klyuch_schuka_2_sht",)) == "price.klyuch_schuka_2_sht_2"
    assert new_key(FactForm(kind=FactKind.HOURS), ()) == "hours"
    assert new_key(FactForm(kind=FactKind.TEXT, titles={"ru": "مرحبا"}), ()) == "text"


def test_a_text_of_one_language_leaves_the_other_alone() -> None:
    fact = Fact(
        key="address",
        kind=FactKind.ADDRESS,
        value=Wording(texts={"ru": "Садовая, 12", "en": "12 Garden Street"}),
    )
    form = form_of(fact, zone=UTC)
    form.set_value("Садовая, 14", "ru")
    kept = fact_of(form, zone=UTC, taken=("address",))
    assert kept.value == Wording(texts={"ru": "Садовая, 14", "en": "12 Garden Street"})
    anywhere = form_of(
        Fact(key="address", kind=FactKind.ADDRESS, value=Wording(texts={"*": "Садовая"})), zone=UTC
    )
    anywhere.set_value("Лесная", "en")
    assert fact_of(anywhere, zone=UTC, taken=()).value == Wording(texts={"*": "Лесная"})


@pytest.mark.parametrize(
    ("kind", "stored", "shown"),
    [
        (FactKind.PRICE, "1234.50 RUB", "1 234,50 ₽"),
        (FactKind.PRICE, "99 GBP", "99 £"),
        (FactKind.PHONE, "+74950001234", "+7 495 000-12-34"),
    ],
)
def test_a_value_is_shown_as_people_write_it_where_it_reads_back(
    kind: FactKind, stored: str, shown: str
) -> None:
    fact = Fact(key="x", kind=kind, value=parse_value(kind, stored), titles={"ru": "x"})
    form = form_of(fact, zone=UTC)
    form.questions = {"ru": ["Что это?"]}
    assert fact_of(form, zone=UTC, taken=()).value == fact.value
    assert form.value("ru") == shown


def test_a_week_before_the_end_is_soon() -> None:
    ends = {None: Holding.FOR_EVER, 0: Holding.EXPIRED, 7: Holding.SOON, 8: Holding.LONG}
    for days, held in ends.items():
        until = None if days is None else NOW + timedelta(days=days)
        assert holding(until, NOW) is held


def found(score: float, *, expired: bool = False) -> Match:
    entry = FaqEntry(id=str(score), language="ru", question="?", answer="!")
    return Match(
        source=entry,
        score=score,
        matched_by=PatternKind.STEM,
        phrase="?",
        language="ru",
        expired=expired,
    )


@pytest.mark.parametrize(
    ("scores", "outcome", "by", "near"),
    [
        ((), Outcome.UNANSWERED, 0, 0),
        ((0.5, 0.45), Outcome.UNANSWERED, 0, 2),
        ((0.9, 0.7, 0.5), Outcome.ANSWERED, 1, 2),
        ((0.9, 0.85, 0.5), Outcome.ASKED_BACK, 2, 1),
        ((1.0, 0.94), Outcome.ANSWERED, 1, 1),
    ],
)
def test_what_a_call_would_make_of_it(
    scores: tuple[float, ...], outcome: Outcome, by: int, near: int
) -> None:
    made = verdict([found(score) for score in scores])
    assert (made.outcome, len(made.by), len(made.near)) == (outcome, by, near)


def test_what_is_out_of_date_is_not_said() -> None:
    assert verdict([found(1.0, expired=True)]).outcome is Outcome.EXPIRED
