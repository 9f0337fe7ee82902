"""Facts in words, at a given moment, in both languages, as they are then spoken."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from secretary_app.features.knowledge.models import Fact
from secretary_app.features.knowledge.telling import FactTeller
from secretary_app.features.knowledge.values import FactKind, RawValue, parse_value
from secretary_app.features.voices.spoken import speakable
from secretary_app.foundation.i18n import Translator

pytestmark = pytest.mark.unit

TELLERS = {language: FactTeller(translator=Translator(language)) for language in ("ru", "en")}
SHOP = "mon-fri 09:00-19:00 lunch 13:00-14:00; sat 10:00-16:00"


RUSSIAN_WEEK = (
    "Мы работаем с понедельника по пятницу с девяти утра до семи вечера, перерыв с часа до "
    "двух дня, в субботу с десяти утра до четырёх дня, в воскресенье не работаем."
)
ENGLISH_WEEK = (
    "We are open Monday to Friday from nine a.m. to seven p.m., with a break from one p.m. "
    "to two p.m., on Saturday from ten a.m. to four p.m., closed on Sunday."
)
RUSSIAN_PHONE = (
    "Наш телефон: плюс семь, четыреста девяносто пять, сто двадцать три, сорок пять, "
    "шестьдесят семь."
)


def fact(
    kind: FactKind,
    value: RawValue,
    *,
    says: Mapping[str, str] | None = None,
    units: Mapping[str, str] | None = None,
) -> Fact:
    return Fact(
        key="sample",
        kind=kind,
        value=parse_value(kind, value),
        titles={"ru": "Копия ключа", "en": "A key copy"},
        says=says or {},
        units=units or {},
    )


def spoken(
    each: Fact, language: str, *, aspect: str = "default", now: str = "2026-11-23T10:00"
) -> str:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    said = TELLERS[language].tell(each, aspect=aspect, now=moment)
    assert said is not None
    return speakable(said, language=language)


@pytest.mark.parametrize(
    ("aspect", "now", "russian", "english"),
    [
        (
            "today",
            "2026-11-23T15:00",
            "Сегодня мы работаем до семи вечера.",
            "We are open until seven p.m. today.",
        ),
        (
            "today",
            "2026-11-23T10:00",
            "Сегодня мы работаем до семи вечера, перерыв с часа до двух дня.",
            "We are open until seven p.m. today, with a break from one p.m. to two p.m.",
        ),
        (
            "today",
            "2026-11-23T13:20",
            "Сейчас у нас перерыв до двух дня. Сегодня работаем до семи вечера.",
            "We are on a break until two p.m. Today we are open until seven p.m.",
        ),
        (
            "today",
            "2026-11-28T20:00",
            "Сегодня мы уже закрыты. Откроемся в понедельник в девять утра.",
            "We are already closed for today. We open on Monday at nine a.m.",
        ),
        (
            "today",
            "2026-11-29T20:00",
            "Сегодня мы не работаем. Откроемся завтра в девять утра.",
            "We are closed today. We open tomorrow at nine a.m.",
        ),
        (
            "tomorrow",
            "2026-11-27T20:00",
            "Завтра мы работаем с десяти утра до четырёх дня.",
            "Tomorrow we are open from ten a.m. to four p.m.",
        ),
        (
            "tomorrow",
            "2026-11-28T20:00",
            "Завтра мы не работаем. Откроемся в понедельник в девять утра.",
            "We are closed tomorrow. We open on Monday at nine a.m.",
        ),
        (
            "sat",
            "2026-11-23T10:00",
            "В субботу мы работаем с десяти утра до четырёх дня.",
            "On Saturday we are open from ten a.m. to four p.m.",
        ),
        ("sun", "2026-11-23T10:00", "В воскресенье мы не работаем.", "On Sunday we are closed."),
        (
            "lunch",
            "2026-11-23T10:00",
            "Перерыв на обед у нас с часа до двух дня.",
            "Our lunch break is from one p.m. to two p.m.",
        ),
        (
            "week",
            "2026-11-23T10:00",
            RUSSIAN_WEEK,
            ENGLISH_WEEK,
        ),
    ],
)
def test_hours_are_said_by_the_clock(aspect: str, now: str, russian: str, english: str) -> None:
    hours = fact(FactKind.HOURS, SHOP)
    assert spoken(hours, "ru", aspect=aspect, now=now) == russian
    assert spoken(hours, "en", aspect=aspect, now=now) == english


def test_a_long_holiday_is_said_by_its_date() -> None:
    hours = fact(FactKind.HOURS, f"{SHOP}; 2027-01-01..2027-01-11 closed")
    said = spoken(hours, "ru", aspect="today", now="2027-01-01T10:00")
    assert said == "Сегодня мы не работаем. Откроемся двенадцатого января в девять утра."


def test_always_open() -> None:
    hours = fact(FactKind.HOURS, "daily 24h")
    assert spoken(hours, "ru", aspect="sun") == "Мы работаем круглосуточно, без выходных."


@pytest.mark.parametrize(
    ("kind", "value", "russian", "english"),
    [
        (
            FactKind.PRICE,
            "1 500 ₽",
            "Копия ключа — тысяча пятьсот рублей.",
            "A key copy: one thousand five hundred roubles.",
        ),
        (
            FactKind.PHONE,
            "8 495 123-45-67",
            RUSSIAN_PHONE,
            "Our phone number is plus seven, four nine five, one two three, four five, six seven.",
        ),
        (
            FactKind.ADDRESS,
            {"ru": "ул. Садовая, д. 5", "en": "5 Garden Street"},
            "Наш адрес: улица Садовая, дом пять.",
            "Our address is five Garden Street.",
        ),
        (
            FactKind.DATE,
            "2027-03-01",
            "Копия ключа — первого марта две тысячи двадцать седьмого года.",
            "A key copy: March first twenty twenty seven.",
        ),
    ],
)
def test_a_value_without_template_is_said_by_its_kind(
    kind: FactKind, value: RawValue, russian: str, english: str
) -> None:
    each = fact(kind, value)
    assert spoken(each, "ru") == russian
    assert spoken(each, "en") == english


def test_a_template_says_the_value_its_own_way() -> None:
    price = fact(FactKind.PRICE, "350 RUB", says={"ru": "{title} у нас от {value}."})
    assert spoken(price, "ru") == "Копия ключа у нас от трёхсот пятидесяти рублей."


def test_an_empty_stock_is_never_said_as_a_number() -> None:
    units = {"ru": "шт.", "en": "pieces"}
    there = fact(FactKind.STOCK, "2", units=units, says={"ru": "Есть {value}"})
    gone = replace(there, value=parse_value(FactKind.STOCK, "0"))
    assert spoken(there, "ru") == "Есть две штуки."
    assert spoken(there, "en") == "A key copy: we have two pieces."
    assert spoken(gone, "ru") == "Копия ключа: сейчас нет в наличии."


def test_words_of_another_language_are_not_said() -> None:
    text = fact(FactKind.TEXT, {"en": "Bring the lock."})
    now = datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert TELLERS["ru"].tell(text, aspect="default", now=now) is None


def test_a_date_of_this_year_needs_no_year() -> None:
    day = fact(FactKind.DATE, "2026-12-31")
    now = datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert day.value == date(2026, 12, 31)
    assert TELLERS["en"].tell(day, aspect="default", now=now) == "A key copy: December 31."
