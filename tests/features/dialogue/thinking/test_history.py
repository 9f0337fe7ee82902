"""A model sees the last of the talk: what the caller said, and what the caller heard."""

import pytest

from secretary_app.features.dialogue.history import (
    MOST_CHARACTERS,
    MOST_MESSAGES,
    Said,
    Speaker,
    TalkHistory,
)

pytestmark = pytest.mark.unit


def test_only_what_was_heard_is_there_and_the_question_is_not() -> None:
    history = TalkHistory()
    history.heard("Здравствуйте!")
    history.heard("")
    history.heard("Слушаю")
    history.caller_said("сколько стоит ключ")
    history.heard("Копия ключа")
    history.caller_said("а замок")
    assert history.before_question() == (
        Said(Speaker.US, "Здравствуйте! Слушаю"),
        Said(Speaker.CALLER, "сколько стоит ключ"),
        Said(Speaker.US, "Копия ключа"),
    )


def test_a_cut_sentence_stands_before_what_cut_it() -> None:
    history = TalkHistory()
    history.caller_said("где парковка")
    history.heard("Парковка во", sentence="1")
    history.caller_said("а сколько стоит")
    history.heard("Парковка во дворе", sentence="1")
    history.heard("", sentence="2")
    history.heard("250 рублей.", sentence="3")
    history.caller_said("спасибо")
    assert [said.text for said in history.before_question()] == [
        *("где парковка", "Парковка во дворе", "а сколько стоит", "250 рублей."),
    ]


def test_the_second_half_of_a_question_joins_the_first() -> None:
    history = TalkHistory()
    history.caller_said("на какое время")
    history.caller_said("на какое время можно записаться")
    assert history.before_question() == ()
    assert history.caller_words() == "на какое время можно записаться"


def test_the_limits() -> None:
    history = TalkHistory()
    for number in range(30):
        history.caller_said(f"вопрос {number}")
        history.heard(f"ответ {number}")
    history.caller_said("последний")
    before = history.before_question()
    assert len(before) == MOST_MESSAGES
    assert before[-1] == Said(Speaker.US, "ответ 29")

    history.heard("ж" * MOST_CHARACTERS)
    history.caller_said("и ещё")
    assert history.before_question() == (Said(Speaker.US, "ж" * MOST_CHARACTERS),)
    history.heard("а")
    history.caller_said("и ещё раз")
    kept = history.before_question()
    assert [said.text for said in kept] == ["и ещё", "а"]
