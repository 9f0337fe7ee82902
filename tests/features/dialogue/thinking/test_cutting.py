"""Sentences are let out as soon as they are whole, however the words come."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.dialogue.sentences import sentences_of
from secretary_app.features.dialogue.thinking.cutting import LONGEST_WAIT, SentenceCutter, plain

pytestmark = pytest.mark.unit

TEXT = (
    "Да, делаем. Копия на ул. Садовой, д. 12 стоит 1 500,50 ₽! Готово к 18.30? "
    "Ждём вас с 10:00… Call Mr. Brown at 5 p.m. tomorrow."
)


def cut(*pieces: str) -> list[str]:
    cutter = SentenceCutter()
    return [sentence for piece in pieces for sentence in cutter.feed(piece)] + cutter.finish()


@given(st.lists(st.integers(0, len(TEXT)), max_size=40))
def test_it_does_not_matter_how_the_words_come(places: list[int]) -> None:
    bounds = [0, *sorted(places), len(TEXT)]
    pieces = [TEXT[start:end] for start, end in pairwise(bounds)]
    assert cut(*pieces) == sentences_of(TEXT)


def test_a_sentence_comes_with_the_first_letter_of_the_next() -> None:
    cutter = SentenceCutter()
    assert cutter.feed("Мы открыты. ") == []
    assert cutter.feed("П") == ["Мы открыты."]
    assert cutter.feed("риходите!\n") == ["Приходите!"]
    assert cutter.finish() == []


def test_what_is_for_the_eye_is_not_read_out() -> None:
    text = "**Цены** [1]:\n- Ключ — `250 ₽` [1, 2].\n2) Замок — _400_ ₽\n\n### Всё\n---\n"
    assert [plain(each) for each in cut(text)] == [
        "Цены :",
        "Ключ — 250 ₽ .",
        "Замок — 400 ₽",
        "Всё",
    ]


def test_what_never_ends_is_cut_off_at_last() -> None:
    pieces = cut("бла " * (LONGEST_WAIT // 2))
    assert len(pieces) > 1
    assert max(map(len, pieces)) <= LONGEST_WAIT + 4
