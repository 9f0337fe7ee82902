"""What the recognisers made of a turn becomes one turn of the talk."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from engines.wire.stt import Transcript, Word
from secretary_app.features.calls.hearing import Heard
from secretary_app.features.calls.understanding import NO_ENGINE, UnderstoodTurn, understand
from secretary_app.features.dialogue.models import HeardTurn
from tests.support.talk import Talk, assistant, furnished, talk_with

pytestmark = pytest.mark.wire


@pytest.fixture
async def talk(data: Path) -> AsyncIterator[Talk]:
    async with furnished(data) as (parts, knowledge):
        yield talk_with(parts, knowledge, who=assistant())


def heard(**transcripts: Transcript) -> Heard:
    return Heard(
        start_ms=5000,
        end_ms=6000,
        decided_ms=6300,
        decided_at=1.0,
        sound_from_ms=4600,
        into_our_voice=False,
        transcripts=transcripts,
    )


def said(text: str, *, language: str, confidence: float = 1.0, sure: bool = True) -> Transcript:
    return Transcript(
        text=text,
        language=language,
        engine=f"engine-{language}",
        confidence=confidence,
        in_list=sure,
        words=(Word(text=text, start_ms=400, end_ms=900),),
    )


def understood(talk: Talk, turn: Heard, *, unanswered: HeardTurn | None = None) -> UnderstoodTurn:
    return understand(turn, dialogue=talk.dialogue, state=talk.state, unanswered=unanswered)


def before(text: str, *, sure: bool = True) -> HeardTurn:
    return HeardTurn(text=text, language="ru", understood=sure, start_ms=2000, end_ms=3000)


async def test_the_first_turn_chooses_the_language_by_confidence(talk: Talk) -> None:
    turn = understood(
        talk,
        heard(
            ru=said("так дэй", language="ru", confidence=0.4),
            en=said("what are your opening hours", language="en", confidence=0.9),
        ),
    )
    assert (turn.turn.language, turn.engine) == ("en", "engine-en")
    assert turn.words[0].start_ms == 5000, "line time: the recogniser had heard from 4600 on"


async def test_nobody_understood_and_nobody_listened(talk: Talk) -> None:
    unsure = understood(talk, heard(ru=said("бубубу", language="ru", sure=False)))
    assert (unsure.turn.understood, unsure.turn.text) == (False, "бубубу")
    deaf = understood(talk, heard())
    assert (deaf.turn.text, deaf.turn.understood, deaf.engine) == ("", False, NO_ENGINE)
    assert deaf.turn.language == "ru"


async def test_half_a_sentence_is_joined_to_the_one_before(talk: Talk) -> None:
    second = heard(ru=said("копия ключа", language="ru", confidence=0.7))
    turn = understood(talk, second, unanswered=before("сколько стоит"))
    assert turn.turn.text == "сколько стоит копия ключа"
    assert (turn.turn.start_ms, turn.turn.end_ms) == (2000, 6000)
    assert turn.turn.confidence == 0.7
    assert turn.said.text == "копия ключа", "the record keeps what was said in this turn"


async def test_a_whole_question_stands_for_itself(talk: Talk) -> None:
    second = heard(ru=said("есть ли у вас парковка", language="ru"))
    turn = understood(talk, second, unanswered=before("сколько стоит"))
    assert turn.turn is turn.said


async def test_a_noise_after_a_question_does_not_spoil_it(talk: Talk) -> None:
    question = before("есть ли у вас парковка")
    turn = understood(talk, heard(), unanswered=question)
    assert (turn.turn.text, turn.turn.understood) == (question.text, True)
    assert turn.turn.confidence == question.confidence


async def test_what_nobody_understood_before_is_not_carried_on(talk: Talk) -> None:
    second = heard(ru=said("парковка", language="ru"))
    turn = understood(talk, second, unanswered=before("", sure=False))
    assert turn.turn.text == "парковка"
