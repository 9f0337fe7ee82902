"""Only what left the modem at full level counts as heard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.wire.stt import Word
from secretary_app.features.calls.ledger import HeardLedger, SpokenUtterance

pytestmark = pytest.mark.unit

WORD_MS = 300


def spoken(text: str, *, words: int) -> SpokenUtterance:
    """An utterance whose voice said so many words, one every 300 ms."""
    marks = tuple(
        Word(text=f"w{n}", start_ms=n * WORD_MS, end_ms=(n + 1) * WORD_MS) for n in range(words)
    )
    return SpokenUtterance(utterance_id=text, text=text, language="ru", kind="answer", words=marks)


def test_a_whole_sentence_is_heard_as_written() -> None:
    sentence = spoken("Мы работаем с 9:00 до 18:00.", words=9)
    sentence.finished, sentence.heard_ms = True, 9 * WORD_MS
    assert sentence.heard_text == "Мы работаем с 9:00 до 18:00."


def test_one_that_was_cut_after_its_last_word_is_heard_too() -> None:
    sentence = spoken("До свидания.", words=2)
    sentence.cut, sentence.heard_ms = True, 2 * WORD_MS
    assert sentence.heard_text == "До свидания."


def test_a_word_that_was_cut_through_is_not_heard() -> None:
    sentence = spoken("раз два три", words=3)
    sentence.cut, sentence.heard_ms = True, 2 * WORD_MS - 1
    assert sentence.heard_text == "раз"


def test_without_word_times_nothing_of_a_cut_sentence_is_claimed() -> None:
    sentence = spoken("раз два три", words=0)
    sentence.cut, sentence.heard_ms = True, 5000
    assert sentence.heard_text == ""


@given(
    text=st.lists(st.text("абвгд", min_size=1, max_size=6), min_size=1, max_size=9).map(" ".join),
    said=st.integers(0, 12),
    heard_ms=st.integers(0, 4000),
)
def test_the_heard_words_are_a_beginning_and_never_more_than_their_share(
    text: str, said: int, heard_ms: int
) -> None:
    sentence = spoken(text, words=said)
    sentence.cut, sentence.heard_ms = True, heard_ms
    heard = sentence.heard_text
    assert text.startswith(heard)
    whole_words = min(said, heard_ms // WORD_MS)
    share = whole_words / said if said else 0
    assert len(heard.split()) <= share * len(text.split()) + 1e-9


def test_an_utterance_waits_until_nothing_more_of_it_will_sound() -> None:
    ledger = HeardLedger()
    first, second = spoken("один", words=1), spoken("два", words=1)
    ledger.add(first)
    ledger.add(second)
    assert ledger.waiting() == [first, second]
    first.finished = True
    second.cut = True
    assert ledger.waiting() == []
    assert ledger.get("два") is second
    assert ledger.get("of another call") is None
