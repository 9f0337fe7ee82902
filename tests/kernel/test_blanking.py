"""No card number, passport or code survives, however it is written or said; all else does."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from secretary_app.features.dialogue.numbers import spoken_digits
from secretary_app.kernel.blanking import BLANK, blank, luhn, may_go_on, secrets, without
from secretary_app.kernel.number_words import DIGIT_WORDS

pytestmark = pytest.mark.unit

UNITS = {
    language: {digit: word for word, digit in words.items() if word != "oh"}
    for language, words in DIGIT_WORDS.items()
}
TENS = {
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
TEENS = {
    "ru": (
        "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать "
        "восемнадцать девятнадцать"
    ),
    "en": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
}
HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"


@st.composite
def cards(draw: st.DrawFn) -> str:
    body = draw(st.text("0123456789", min_size=12, max_size=18))
    return next(body + check for check in "0123456789" if luhn(body + check))


@st.composite
def groups(draw: st.DrawFn, digits: str, longest: int) -> list[str]:
    parts = []
    while digits:
        size = draw(st.integers(1, longest))
        parts.append(digits[:size])
        digits = digits[size:]
    return parts


def said(group: str, language: str) -> str:
    """As a person reads up to three digits aloud; one by one where there is no other way."""
    if len(group) == 2 and group[0] == "1":
        return TEENS[language].split()[int(group[1])]
    if len(group) == 2 and group[0] > "1":
        unit = "" if group[1] == "0" else f" {UNITS[language][group[1]]}"
        return TENS[language].split()[int(group[0]) - 2] + unit
    if len(group) == 3 and group[0] > "0" and language == "ru" and group[1:] != "00":
        tail = said(group[1:], language) if group[1] > "0" else UNITS[language][group[2]]
        return f"{HUNDREDS.split()[int(group[0]) - 1]} {tail}"
    return " ".join(UNITS[language][digit] for digit in group)


@given(data=st.data(), card=cards())
def test_no_written_card_number_survives_in_any_grouping(data: st.DataObject, card: str) -> None:
    parts = data.draw(groups(card, 6))
    text = parts[0]
    for part in parts[1:]:
        text += data.draw(st.sampled_from([" ", "-", "", ", ", " - ", ".", "\N{NO-BREAK SPACE}"]))
        text += part
    sentence = f"Моя карта {text}, запишите."
    assert blank(sentence) == f"Моя карта {BLANK}, запишите."


@given(data=st.data(), card=cards(), language=st.sampled_from(["ru", "en"]))
def test_no_spoken_card_number_survives(data: st.DataObject, card: str, language: str) -> None:
    parts = [said(group, language) for group in data.draw(groups(card, 3))]
    # «Сто двадцать … один» is heard as one number: nobody can tell what was meant.
    assume(spoken_digits(" ".join(parts), language) == card)
    filler = st.sampled_from([" ", " ", " э ", " потом ", " um ", ", "])
    text = parts[0]
    for part in parts[1:]:
        text += data.draw(filler) + part
    assert BLANK in blank(f"вот {text} всё")
    assert not secrets(blank(f"вот {text} всё"))


@pytest.mark.parametrize(
    "text",
    [
        "четыре тысячи двести семьдесят шесть три тысячи восемьсот одна тысяча",
        "Замок стоит 2500 рублей, дверь 12 900, доставка 350.",
        "Перезвоните на +7 916 123-45-67 или 8 (495) 765-43-21.",
        "мой номер восемь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь",
        "21.11.2026 в 14:05, заказ 123456",
        "2026-11-21 14:05:30 и 2026-11-21 14:05:40",
        "twenty one keys for two hundred dollars each",
        "Для паспорта нужна фотография за 450 рублей",
        "код города 495, код двери спросите у мастера",
        "",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert blank(text) == text


@given(
    prices=st.lists(st.integers(1, 99_999), min_size=1, max_size=2),
    phone=st.integers(79_000_000_000, 79_999_999_999),
)
def test_prices_and_a_telephone_number_stay(prices: list[int], phone: int) -> None:
    text = f"Цены: {' и '.join(f'{price} рублей' for price in prices)}. Телефон +{phone}."
    assert blank(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("код из смс 1234", f"код из смс {BLANK}"),
        ("Код из СМС: один два три четыре", f"Код из СМС: {BLANK}"),
        ("мне пришёл код подтверждения, вот он, 482 913", None),
        ("483921 это код из смс", f"{BLANK} это код из смс"),
        ("my one-time code is four eight two nine", f"my one-time code is {BLANK}"),
        ("CVV 123", f"CVV {BLANK}"),
        ("пин-код 0000", f"пин-код {BLANK}"),
        ("паспорт 45 06 123456", f"паспорт {BLANK}"),
        ("паспорт серия 4506 номер 123456 выдан", f"паспорт серия {BLANK} выдан"),
        ("паспорт сорок пять ноль шесть сто двадцать три четыреста пятьдесят шесть", None),
        ("my passport number is 123456789", f"my passport number is {BLANK}"),
        ("4111 1111 1111 1111 и 250 рублей", None),
    ],
)
def test_what_is_named_goes(text: str, left: str | None) -> None:
    assert BLANK in blank(text)
    if left is not None:
        assert blank(text) == left
    assert not any(digit in blank(text) for digit in "456") or "250" in text


def test_a_card_said_in_pieces_goes_from_its_second_piece_on() -> None:
    said_before = False
    kept = []
    for turn in ("4276", "три восемь ноль ноль", "12 34", "пятьдесят шесть семьдесят восемь"):
        kept.append(without(turn, secrets(turn, goes_on=said_before)))
        said_before = may_go_on(turn)
    assert kept == ["4276", BLANK, BLANK, BLANK]
    assert may_go_on("оплачу картой, номер карты")
    assert not may_go_on("Сколько стоит копия ключа?")
    assert not secrets("два ключа за 2500 рублей", goes_on=True)
