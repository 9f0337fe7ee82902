"""What the keys of a telephone mean, question by question."""

import pytest

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.dialogue.control import Intent
from secretary_app.features.dialogue.keys import LAST_KEY_S, NEXT_KEY_S, Keys
from secretary_app.features.dialogue.message_draft import MessageDraft, MessageStage
from secretary_app.features.dialogue.state import DialogueState
from tests.support.talk import CONTROL, assistant

pytestmark = pytest.mark.unit

KEYS = Keys(control=CONTROL)
ANNA: Assistant = assistant()


def asked(what: str = "", stage: MessageStage = MessageStage.NONE) -> DialogueState:
    return DialogueState(assistant=ANNA, asked=what, draft=MessageDraft(stage=stage))


NUMBER = asked("which-number", MessageStage.SAYING_NUMBER)
YES_OR_NO = asked("call-back-on", MessageStage.CONFIRMING_NUMBER)
NOTHING = asked("how-can-i-help")


@pytest.mark.parametrize(
    ("keys", "pause_s"),
    [
        ("8916123456", NEXT_KEY_S),
        ("89161234567", LAST_KEY_S),
        ("9161234567", LAST_KEY_S),
        ("4111111111111111", LAST_KEY_S),
        ("1", NEXT_KEY_S),
    ],
)
def test_a_number_is_waited_for_to_its_end(keys: str, pause_s: float) -> None:
    assert KEYS.pause_s(keys, NUMBER) == pause_s
    assert KEYS.as_words(keys, NUMBER) == keys
    assert KEYS.as_words(keys + "#", NUMBER) == keys


@pytest.mark.parametrize("language", ["ru", "en"])
def test_one_key_answers_any_other_question(language: str) -> None:
    control = CONTROL[language]
    for state, meanings in (
        (YES_OR_NO, {"1": Intent.YES, "2": Intent.NO}),
        (asked("anything-else"), {"1": Intent.YES, "2": Intent.NO}),
        (NOTHING, {"0": Intent.OPERATOR, "*": Intent.REPEAT}),
    ):
        state.language = language
        for key, intent in meanings.items():
            assert KEYS.pause_s(key, state) == 0
            words = KEYS.as_words(key, state)
            assert words is not None
            assert control.intent(words) is intent


def test_keys_that_answer_nothing_mean_nothing() -> None:
    assert not KEYS.answers(NOTHING)
    for keys in ("1", "4321", "7#", "#"):
        assert KEYS.pause_s(keys, NOTHING) == NEXT_KEY_S
        assert KEYS.as_words(keys, NOTHING) is None
    assert KEYS.as_words("89161234567", NOTHING) == "89161234567"
