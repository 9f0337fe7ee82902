"""The same figure in all the ways of writing and saying it, and figures that only look alike."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.dialogue.grounding.check import Grounding
from secretary_app.features.voices.spoken import speakable

pytestmark = pytest.mark.unit

PRICE = "Копия домофонного ключа стоит 1 500 ₽ и делается от 20 до 30 минут."
PLACE = (
    "Мы работаем Пн–Пт 10:00–19:00, Сб до 16:00, обед в 13.30. Адрес: Садовая улица, д. 12. "
    "Гарантия 1 год. Тел. +7 495 000-12-34, почта info@key.example, сайт https://www.key.example/ru."
)
ENGLISH = (
    "A copy costs $1,500.50 and takes two hours. We are open Mon-Fri 9:30 am - 6 pm. "
    "Sale from 5 March to April 12th, 10% off. Call 212-555-0123."
)


def unfounded(sentence: str, *sources: str, asked: str = "") -> str | None:
    claim = Grounding(sources=sources, asked=asked).unfounded(sentence)
    return None if claim is None else claim.text


@pytest.mark.parametrize(
    "sentence",
    [
        *("Это стоит полторы тысячи рублей.", "Цена 1500 руб.", "Около 1,5 тыс. рублей."),
        *("Тысяча пятьсот рублей, готово за двадцать-тридцать минут.", "1 500,00 ₽"),
        *("Готово через полчаса.", "Хватит тридцати минут.", "От двадцати до тридцати минут."),
    ],
)
def test_a_russian_price_in_other_words(sentence: str) -> None:
    assert unfounded(sentence, PRICE) is None


@pytest.mark.parametrize(
    "sentence",
    [
        *(
            "Мы работаем с десяти до девятнадцати.",
            "Мы открыты до семи вечера.",
            "С 10 утра до 19.",
        ),
        *("В будни до 19:00.", "По вторникам с десяти.", "В субботу до четырёх дня."),
        *("В субботу до шестнадцати часов.", "Обед в половине второго.", "Обед в полвторого."),
        *("Мы на Садовой улице, дом двенадцать.", "Гарантия двенадцать месяцев.", "Гарантия год."),
        "Звоните: четыреста девяносто пять ноль ноль ноль двенадцать тридцать четыре.",
        *("Звоните 8 (495) 000 12 34.", "Пишите на info@key.example.", "Сайт key.example/ru."),
    ],
)
def test_russian_hours_and_contacts_in_other_words(sentence: str) -> None:
    assert unfounded(sentence, PLACE) is None


@pytest.mark.parametrize(
    "sentence",
    [
        *("It is fifteen hundred dollars and fifty cents.", "That takes 120 minutes."),
        *("We open at half past nine.", "We close at six o'clock.", "Open until 18:00."),
        *("On Wednesday we open at nine thirty a.m.", "The sale begins on March 5."),
        *("Until the twelfth of April.", "Ten percent off.", "Call (212) 555-0123."),
        "Call two one two five five five oh one two three.".replace("oh", "zero"),
    ],
)
def test_english_figures_in_other_words(sentence: str) -> None:
    assert unfounded(sentence, ENGLISH) is None


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Это полторы тысячи долларов.", "полторы"),
        ("Это 1600 рублей.", "1600"),
        ("Готово через час.", "час"),
        ("Готово за 20 часов.", "20"),
        ("Двадцать рублей.", "Двадцать"),
        ("Это бесплатно.", "бесплатно"),
        ("Скидка 20%.", "20"),
    ],
)
def test_an_invented_price(sentence: str, claim: str) -> None:
    assert unfounded(sentence, PRICE) == claim


@pytest.mark.parametrize(
    "sentence",
    [
        *("Мы работаем до половины восьмого.", "Мы открыты до восьми вечера.", "С девяти утра."),
        *("Мы работаем круглосуточно.", "Мы работаем 24/7.", "В воскресенье тоже.", "Ежедневно."),
        *("Ждём на улице Ленина, 12.", "Ждём на Садовой, дом 21.", "Это у метро Таганская."),
        *("Звоните +7 495 000-12-35.", "Звоните восемь восемьсот двести двадцать два тридцать."),
        *("Гарантия два года.", "Гарантия 12 лет.", "Сайт kluch.example.", "Спросите Ивана."),
        *("Приходите завтра.", "Пятого марта.", "В мае скидки.", "Сайт ключ точка ру."),
    ],
)
def test_invented_hours_and_contacts(sentence: str) -> None:
    assert unfounded(sentence, PLACE) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        *("It is 1,500 dollars.", "It is fifteen hundred pounds and fifty pence.", "An hour."),
        *("We open at half past eight.", "We close at 6 a.m.", "On Saturday.", "On March 6th."),
        *(
            "20% off.",
            "In May.",
            "We are at 5 Baker Street.",
            "Free of charge.",
            "Around the clock.",
        ),
    ],
)
def test_invented_english_figures(sentence: str) -> None:
    assert unfounded(sentence, ENGLISH) is not None


def test_a_heading_gives_the_numbers_below_it_their_currency() -> None:
    table = "Услуга, цена в рублях: копия ключа 250, заточка 400"
    assert unfounded("Копия ключа стоит двести пятьдесят рублей.", table) is None
    assert unfounded("Копия ключа стоит 250 долларов.", table) == "250"
    assert unfounded("Копия ключа стоит 250 рублей.", "копия ключа 250") == "250"


def test_a_shop_a_salon_and_a_garage() -> None:
    shop = (
        "Доставка по Москве 490 рублей, бесплатно от 5000 рублей. Срок 1-2 рабочих дня. Самовывоз: "
        "ул. Тверская, 7, ежедневно 9:00-21:00. Возврат в течение 14 дней."
    )
    for sentence in (
        "Доставка по Москве — четыреста девяносто рублей, а от пяти тысяч рублей бесплатно.",
        *("Доставим за один-два рабочих дня.", "Вернуть товар можно в течение двух недель."),
        "Забрать можно на улице Тверской, дом семь, с девяти утра до девяти вечера.",
    ):
        assert unfounded(sentence, shop) is None, sentence
    for sentence in (
        *("Бесплатно от трёх тысяч рублей.", "Доставим за 3 дня.", "Забрать можно на Арбате."),
        *("Вернуть можно в течение месяца.", "Доставка за два часа.", "Открыты до 22:00."),
    ):
        assert unfounded(sentence, shop) is not None, sentence

    salon = (
        "Женская стрижка от 2000 до 3500 руб. Работаем вт-вс с 10 до 20, пн выходной. "
        "Мастер Ольга принимает по чётным числам."
    )
    for sentence in (
        "Женская стрижка — от двух до трёх с половиной тысяч рублей.",
        "Мы работаем со вторника по воскресенье с десяти утра до восьми вечера.",
        *("В понедельник у нас выходной.", "Ольга принимает по чётным числам."),
    ):
        assert unfounded(sentence, salon) is None, sentence
    for sentence in (
        "Мастер Елена принимает по чётным.",
        "Работаем с девяти.",
        "От двух тысяч евро.",
    ):
        assert unfounded(sentence, salon) is not None, sentence

    garage = (
        "Oil change: $49.99, takes about 30 minutes. Open Mon-Sat 8am-6pm, closed Sundays. "
        "125 Oak Avenue, Springfield. Warranty: 12 months or 10,000 miles."
    )
    for sentence in (
        "An oil change is forty-nine dollars and ninety-nine cents and takes half an hour.",
        "We're open Monday through Saturday from eight to six, and closed on Sundays.",
        *("The warranty is a year or ten thousand miles.", "We are at 125 Oak Avenue."),
    ):
        assert unfounded(sentence, garage) is None, sentence
    for sentence in (
        *("An oil change is fifty dollars.", "We're open till seven.", "That takes an hour."),
        *("We are at 125 Elm Avenue.", "The warranty is two years.", "Ask for Mike."),
    ):
        assert unfounded(sentence, garage) is not None, sentence


def test_a_name_may_be_written_in_the_other_alphabet() -> None:
    cars = "We make keys for Toyota and BMW. A chip key is 3,900 roubles. Ask Dr. Smith."
    assert unfounded("Делаем ключи для Тойоты и БМВ за три девятьсот.", cars) is None
    assert unfounded("Делаем ключи для Хонды.", cars) == "Хонды"
    assert unfounded("Ключ за четыре девятьсот.", cars) is not None
    assert unfounded("Ask Dr. Jones.", cars) == "Jones"


def test_one_of_something_may_stand_without_a_number() -> None:
    rates = "Стоянка: ночь — 300 рублей, месяц — 5500 рублей, мойка 100 рублей в час."
    assert unfounded("За месяц это стоит 5500 рублей.", rates) is None
    assert unfounded("Готово через год.", rates) == "год"
    assert unfounded("Готово через час.", rates) == "час"
    assert unfounded("An hour is enough.", "Cleaning: 30 dollars per hour") == "hour"


def test_the_caller_may_name_a_quantity_and_never_a_price() -> None:
    asked = "сделайте пять ключей за сто рублей завтра к девяти на улице ленина"
    assert unfounded("Пять ключей завтра сделаем.", PRICE, asked=asked) is None
    for sentence in ("Это сто рублей.", "Ждём к девяти.", "Мы на улице Ленина."):
        assert unfounded(sentence, PRICE, asked=asked) is not None, sentence


def test_one_article_and_first_are_no_figures() -> None:
    for sentence in (
        *("Один из мастеров поможет.", "Во-первых, это просто.", "Один момент."),
        *("One of us will help.", "First, this is a simple job."),
    ):
        assert unfounded(sentence, PRICE) is None, sentence


NUMBERS = st.integers(2, 10**7)


@given(known=NUMBERS, said=NUMBERS, spoken=st.booleans())
def test_of_all_amounts_of_money_only_the_known_one_passes(
    known: int, said: int, spoken: bool
) -> None:
    for language, source, sentence in (
        ("ru", f"Замок: {known:_} ₽".replace("_", " "), f"Замок стоит {said} руб. с установкой"),
        ("en", f"A lock: ${known:,}", f"A lock costs ${said:,} with fitting"),
    ):
        text = speakable(sentence, language=language) if spoken else sentence
        assert (unfounded(text, source) is None) == (known == said), text


@given(known=st.integers(2, 10**6), said=st.integers(2, 10**6), spoken=st.booleans())
def test_of_all_counts_only_the_known_one_passes(known: int, said: int, spoken: bool) -> None:
    for language, source, sentence in (
        ("ru", f"{known} ключей в наборе", f"В наборе {said} ключей"),
        ("en", f"{known} keys in a set", f"The set has {said} keys"),
    ):
        text = speakable(sentence, language=language) if spoken else sentence
        assert (unfounded(text, source) is None) == (known == said), text


TIMES = st.times().map(lambda each: each.replace(second=0, microsecond=0))


@given(known=TIMES, said=TIMES, spoken=st.booleans())
def test_of_all_times_only_the_known_one_passes(known: time, said: time, spoken: bool) -> None:
    for language, source, sentence in (
        ("ru", f"Открываемся в {known:%H:%M}.", f"Мы открываемся в {said:%H:%M}."),
        ("en", f"We open at {_twelve(known)}.", f"It opens at {_twelve(said)}."),
    ):
        text = speakable(sentence, language=language) if spoken else sentence
        assert (unfounded(text, source) is None) == (known == said), text


@given(
    known=st.from_regex(r"9[0-9]{9}", fullmatch=True),
    said=st.from_regex(r"9[0-9]{9}", fullmatch=True),
    spoken=st.booleans(),
)
def test_of_all_telephone_numbers_only_the_known_one_passes(
    known: str, said: str, spoken: bool
) -> None:
    source = f"Телефон: +7 {known[:3]} {known[3:6]}-{known[6:8]}-{known[8:]}."
    for number, passes in ((said, said == known), (known, True)):
        sentence = f"Звоните: 8 ({number[:3]}) {number[3:6]}-{number[6:8]}-{number[8:]}."
        text = speakable(sentence, language="ru") if spoken else sentence
        assert (unfounded(text, source) is None) == passes, text


def _twelve(moment: time) -> str:
    return f"{moment.hour % 12 or 12}:{moment:%M} {'am' if moment.hour < 12 else 'pm'}"
