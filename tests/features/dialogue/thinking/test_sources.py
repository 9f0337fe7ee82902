"""A model reads the part of a long section that answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.dialogue.thinking.sources import MOST_CHARACTERS, window

pytestmark = pytest.mark.unit

WORDS = [f"слово{number}" for number in range(400)]


@given(st.integers(0, 390))
def test_the_quote_stands_in_the_window(place: int) -> None:
    text, quote = " ".join(WORDS), " ".join(WORDS[place : place + 8])
    seen = window(text, quote)
    assert quote in seen
    assert len(seen) <= MOST_CHARACTERS + 4
    assert set(seen.replace("…", "").split()) <= set(WORDS)


def test_a_short_section_is_read_whole() -> None:
    assert window("Коротко.", "что угодно") == "Коротко."
    assert window("а " * 1000, "чего нет").startswith("а а")
