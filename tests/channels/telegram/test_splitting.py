"""Long answers in messages that Telegram takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.channels.telegram.splitting import LONGEST, length, split

pytestmark = pytest.mark.unit


@given(st.text(alphabet="аb .!?\n🛠️📦", max_size=200), st.integers(min_value=2, max_value=40))
def test_nothing_but_white_space_is_lost_and_each_part_fits(text: str, longest: int) -> None:
    parts = split(text, longest=longest)
    assert all(parts)
    assert all(length(part) <= longest for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_is_cut_between_sentences_and_an_emoji_counts_twice() -> None:
    sentence = "Это предложение стоит здесь. "
    parts = split(sentence * 300)
    assert len(parts) == 3
    assert all(part.endswith("здесь.") for part in parts)
    assert [length(part) for part in split("🛠" * LONGEST)] == [LONGEST, LONGEST]
