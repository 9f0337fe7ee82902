"""Telephone numbers in every writing that people and modems use."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.kernel.phone import REGIONS, BadPhoneNumber, PhoneNumber

pytestmark = pytest.mark.unit

NATIONAL = st.from_regex(r"[1-79][0-9]{9}", fullmatch=True)
SEPARATORS = st.lists(st.sampled_from(["", " ", "-", "(", ")", ".", "\u00a0", " – "]), min_size=9)


@given(national=NATIONAL, marks=SEPARATORS, prefix=st.sampled_from(["+7", "8", "7", "", "tel:+7"]))
def test_every_russian_writing_is_one_number(national: str, marks: list[str], prefix: str) -> None:
    spread = "".join(a + b for a, b in zip(national, [*marks, *[""] * 10], strict=False))
    assert PhoneNumber.parse(prefix + spread).e164 == f"+7{national}"


@given(digits=st.from_regex(r"[1-9][0-9]{6,14}", fullmatch=True))
def test_what_is_shown_to_a_person_can_be_typed_back(digits: str) -> None:
    try:
        number = PhoneNumber.parse(f"+{digits}")
    except BadPhoneNumber:
        return
    assert PhoneNumber.parse(number.formatted()) == number
    assert PhoneNumber.parse(number.e164) == number


@given(text=st.text(max_size=30), region=st.sampled_from(sorted(REGIONS)))
def test_any_text_is_a_number_or_is_refused_in_words(text: str, region: str) -> None:
    with contextlib.suppress(BadPhoneNumber):
        digits = PhoneNumber.parse(text, region).e164.removeprefix("+")
        assert digits.isascii()
        assert digits.isdigit()


@pytest.mark.parametrize(
    ("text", "region", "wanted"),
    [
        ("8 (916) 123-45-67", "RU", "+79161234567"),
        ("8-10-44-20-7946-0958", "RU", "+442079460958"),
        ("0044 20 7946 0958", "RU", "+442079460958"),
        ("+375 29 123 45 67", "RU", "+375291234567"),
        ("8 029 123 45 67", "BY", "+375291234567"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("(212) 555-0123", "US", "+12125550123"),
        ("1 212 555 0123", "US", "+12125550123"),
        ("011 7 916 123 45 67", "US", "+79161234567"),
        ("030 901820", "DE", "+4930901820"),
        ("900", "RU", "900"),
        ("0611", "RU", "0611"),
        ("112", "US", "112"),
    ],
)
def test_numbers_of_other_places(text: str, region: str, wanted: str) -> None:
    assert PhoneNumber.parse(text, region).e164 == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "+",
        "12",
        "916123456",
        "+7916123456",
        "+791612345678",
        "МТС",
        "١٢٣٤٥٦٧٨٩٠",
        "+0123456789",
    ],
)
def test_what_nobody_could_dial_is_refused(text: str) -> None:
    with pytest.raises(BadPhoneNumber):
        PhoneNumber.parse(text)


def test_a_mask_keeps_the_ends_only() -> None:
    assert PhoneNumber.parse("89161234567").masked() == "+7******4567"
    assert PhoneNumber.parse("900").masked() == "900"


def test_numbers_look_as_people_write_them() -> None:
    assert PhoneNumber.parse("89161234567").formatted() == "+7 916 123-45-67"
    assert PhoneNumber.parse("2125550123", "US").formatted() == "+1 212 555-0123"
    assert PhoneNumber.parse("+375291234567").formatted() == "+375 291 23 45 67"
