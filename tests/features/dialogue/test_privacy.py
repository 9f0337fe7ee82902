"""Whether a talk may be recorded and a caller be forgotten is answered in so many words."""

from pathlib import Path

import pytest

from secretary_app.features.dialogue.models import AnswerConsent, EraseRecording, ForgetCaller
from secretary_app.features.dialogue.rules import MAY_I_RECORD
from tests.support.talk import assistant, furnished, talk_with

pytestmark = pytest.mark.wire

DECISIONS = (AnswerConsent, EraseRecording, ForgetCaller)


@pytest.mark.parametrize(
    ("asked", "language", "turns", "done"),
    [
        (True, "ru", ["Нет, не против."], [AnswerConsent(agreed=True)]),
        (True, "ru", ["да, против"], [AnswerConsent(agreed=False)]),
        (True, "ru", ["Не записывайте!"], [AnswerConsent(agreed=False)]),
        (True, "ru", ["Сколько стоит копия ключа?", "да"], []),
        (True, "en", ["go ahead"], [AnswerConsent(agreed=True)]),
        (True, "en", ["I'd rather not"], [AnswerConsent(agreed=False)]),
        (False, "ru", ["прошу вас не записывайте наш разговор"], [EraseRecording()]),
        (False, "ru", ["хочу оставить сообщение", "не записывайте меня"], [EraseRecording()]),
        (False, "ru", ["забудьте мой номер", "да"], [ForgetCaller()]),
        (False, "ru", ["забудьте мой номер", "нет"], []),
        (False, "ru", ["забудьте мой номер", "Сколько стоит копия ключа?", "да"], []),
        (False, "en", ["please forget me", "yes"], [ForgetCaller()]),
    ],
)
async def test_what_is_decided(
    tmp_path: Path, asked: bool, language: str, turns: list[str], done: list[object]
) -> None:
    async with furnished(tmp_path / "d") as (parts, knowledge):
        talk = talk_with(parts, knowledge, who=assistant(), language=language)
        talk.state.asked = MAY_I_RECORD if asked else ""
        steps = [step for text in turns for step in await talk.turn(text)]
        assert [step for step in steps if isinstance(step, DECISIONS)] == done
