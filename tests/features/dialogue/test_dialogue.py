"""Any talk whatsoever: rules that hold after every turn, and that no talk goes round in circles."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretary_app.features.dialogue.message_draft import TRANSITIONS, IllegalStage, MessageStage
from secretary_app.features.dialogue.models import (
    Completeness,
    EndCall,
    HeardTurn,
    PromiseCallback,
    Sentence,
    SentenceKind,
    Step,
    SwitchLanguage,
    TakeMessage,
)
from secretary_app.features.dialogue.rules import GIVE_UP_AFTER, INTERLUDES
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.kernel.phone import PhoneNumber
from tests.support.opened import Opened
from tests.support.talk import Talk, assistant, furnished, talk_with

pytestmark = pytest.mark.wire

MOST_TURNS_OF_NOISE = GIVE_UP_AFTER + 6
"""The longest way: a message taken from noise, then four more turns."""


@dataclass(frozen=True, slots=True)
class Office:
    """The sample company, open for the whole module."""

    runner: asyncio.Runner
    parts: Opened
    knowledge: KnowledgeService

    def talk(self, *, number: str | None = "+79161234567", persona: str = "anna") -> Talk:
        return talk_with(self.parts, self.knowledge, who=assistant(persona), number=number)

    def say(self, talk: Talk, text: str, **heard: object) -> list[Step]:
        return self.runner.run(talk.turn(text, **heard))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder: Path = tmp_path_factory.mktemp("office") / "data"
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        parts, knowledge = runner.run(stack.enter_async_context(furnished(folder)))
        yield Office(runner, parts, knowledge)
        runner.run(stack.aclose())


WORDS = st.sampled_from(
    (
        *("да", "нет", "отмена", "спасибо", "до свидания", "повторите", "оператор", "пожар"),
        *("хочу оставить сообщение", "говорите по английски", "english please", "yes", "no"),
        *("сколько стоит копия ключа", "сколько стоит вертолёт", "вы делаете ключи", "первое"),
        *("девять один шесть один два три четыре пять шесть семь", "семь", "по русски"),
        *("pardon", "take a message", "how much is a key", "never mind", "when do you close", ""),
        *("мне срочно нужен мастер", "good afternoon", "угу"),
    )
)
TURNS = st.lists(
    st.tuples(WORDS, st.sampled_from(["ru", "en"]), st.booleans(), st.booleans()), max_size=12
)


@settings(max_examples=150, deadline=None)
@given(
    turns=TURNS,
    number=st.sampled_from([None, "+79161234567"]),
    persona=st.sampled_from(["anna", "marina"]),
)
def test_whatever_is_said_the_rules_hold(
    office: Office,
    turns: list[tuple[str, str, bool, bool]],
    number: str | None,
    persona: str,
) -> None:
    talk = office.talk(number=number, persona=persona)
    for text, language, understood, timed in turns:
        span = (1000, 2000) if timed else None
        before = talk.state.draft.worth_keeping
        steps = office.say(talk, text, language=language, understood=understood, span=span)
        sentences = [step for step in steps if isinstance(step, Sentence)]
        assert sentences, text
        for sentence in sentences:
            assert sentence.evidence
            assert sentence.language in ("ru", "en")
            assert not any(char.isdigit() for char in sentence.spoken)
        kinds = [type(step) for step in steps]
        if EndCall in kinds:
            assert kinds[-1] is EndCall
            assert sentences[-1].kind is SentenceKind.GOODBYE
            assert not talk.state.draft.worth_keeping
            return
        if before and not talk.state.draft.worth_keeping:
            cancelled = {evidence.ref for each in sentences for evidence in each.evidence}
            assert {TakeMessage, PromiseCallback} & set(kinds) or cancelled & {
                "message-cancelled",
                "question-stored-no-number",
            }
        for action in steps:
            if isinstance(action, PromiseCallback):
                assert action.number is not None
                assert action.due_minutes > 0


@settings(max_examples=60, deadline=None)
@given(before=TURNS, number=st.sampled_from([None, "+79161234567"]))
def test_noise_always_comes_to_an_end(
    office: Office, before: list[tuple[str, str, bool, bool]], number: str | None
) -> None:
    """Whatever was said before: somebody who is never understood is not asked for ever."""
    talk = office.talk(number=number)
    steps: list[Step] = []
    for text, language, understood, _ in before:
        steps = office.say(talk, text, language=language, understood=understood)
        if any(isinstance(step, EndCall) for step in steps):
            return
    for _ in range(MOST_TURNS_OF_NOISE):
        steps = office.say(talk, "шшш", understood=False, span=(0, 900))
        if any(isinstance(step, EndCall) for step in steps):
            return
    pytest.fail(f"still asking after {MOST_TURNS_OF_NOISE} turns: {steps}")


def test_who_hangs_up_in_the_middle_loses_nothing(office: Office) -> None:
    talk = office.talk()
    office.say(talk, "хочу оставить сообщение")
    assert list(talk.dialogue.hung_up(talk.state)) == []
    office.say(talk, "это Петров", span=(10, 900))
    take, promise = talk.dialogue.hung_up(talk.state)
    assert isinstance(take, TakeMessage)
    assert (take.text, take.audio_ms) == ("это Петров", (10, 900))
    assert isinstance(promise, PromiseCallback)
    assert promise.number == PhoneNumber("+79161234567")
    assert list(talk.dialogue.hung_up(talk.state)) == []


def test_silence_is_asked_into_twice_and_then_ends(office: Office) -> None:
    talk = office.talk()
    for times in (1, 2):
        (question,) = talk.dialogue.rules.still_there(times, talk.state)
        assert isinstance(question, Sentence)
        assert question.kind is SentenceKind.ASK
    goodbye, end = talk.dialogue.rules.still_there(3, talk.state)
    assert isinstance(goodbye, Sentence)
    assert isinstance(end, EndCall)
    assert isinstance(list(talk.dialogue.rules.too_long(talk.state))[-1], EndCall)


@pytest.mark.parametrize("persona", ["anna", "marina"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_greeting_names_company_name_and_recording(
    office: Office, persona: str, language: str
) -> None:
    dialogue = office.talk().dialogue
    who = assistant(persona)
    greeting = dialogue.rules.greeting(who, language)
    assert who.company[language] in greeting.text
    assert who.names[language] in greeting.text
    recorded = {"ru": "записывается", "en": "recorded"}[language]
    assert recorded in greeting.text
    assert not greeting.interruptible
    quiet = dialogue.rules.greeting(assistant(persona, announces_recording=False), language)
    assert recorded not in quiet.text
    assert quiet.interruptible
    for prepared in (dialogue.rules.interlude(what, who, language) for what in INTERLUDES):
        assert prepared.language == language


def test_the_personas_have_words_of_their_own(office: Office) -> None:
    said = []
    for persona in ("anna", "marina"):
        talk = office.talk(persona=persona)
        steps = office.say(talk, "шшш", understood=False)
        said.append([step.text for step in steps if isinstance(step, Sentence)])
    assert said[0] != said[1]


# Listening


def state_of(office: Office, **fields: object) -> DialogueState:
    state = office.talk().state
    for name, value in fields.items():
        setattr(state, name, value)
    return state


def test_a_first_turn_is_listened_to_in_every_language(office: Office) -> None:
    listening, state = office.talk().dialogue.listening, state_of(office)
    assert listening.languages(state) == ("ru", "en")
    russian = listening.expected(state, "ru", during_our_voice=False)
    english = listening.expected(state, "en", during_our_voice=False)
    assert russian is not None
    assert english is not None
    assert "Есть ли у вас парковка?" in russian
    assert "How much is a car key?" in english
    assert "по русски" in russian
    assert "угу" not in russian


def test_later_another_language_is_only_asked_for(office: Office) -> None:
    listening, state = office.talk().dialogue.listening, state_of(office, language="en")
    assert listening.languages(state) == ("en", "ru")
    russian = listening.expected(state, "ru", during_our_voice=False)
    assert russian is not None
    assert "говорите по русски" in russian
    assert "пожар" in russian
    assert "Есть ли у вас парковка?" not in russian


def test_what_is_listened_for_follows_the_talk(office: Office) -> None:
    talk = office.talk()
    listening, state = talk.dialogue.listening, talk.state
    assert "да" not in (listening.expected(state, "ru", during_our_voice=False) or ())
    office.say(talk, "спасибо")
    assert "да" in (listening.expected(state, "ru", during_our_voice=False) or ()), "anything else?"
    office.say(talk, "хочу оставить сообщение")
    assert listening.expected(state, "ru", during_our_voice=False) is None
    office.say(talk, "сломался замок")
    assert "да" in (listening.expected(state, "ru", during_our_voice=False) or ())
    office.say(talk, "нет")
    assert "<digits>" in (listening.expected(state, "ru", during_our_voice=False) or ())
    during = listening.expected(state, "ru", during_our_voice=True) or ()
    assert "угу" in during


@pytest.mark.parametrize(
    ("text", "stage", "complete"),
    [
        ("", MessageStage.NONE, Completeness.EMPTY),
        ("сколько", MessageStage.NONE, Completeness.INCOMPLETE),
        ("я хочу оставить", MessageStage.NONE, Completeness.NEARLY),
        ("сколько стоит копия ключа", MessageStage.NONE, Completeness.COMPLETE),
        ("цена копии ключа", MessageStage.NONE, Completeness.COMPLETE),
        ("да", MessageStage.CONFIRMING_NUMBER, Completeness.COMPLETE),
        ("да", MessageStage.SAYING, Completeness.INCOMPLETE),
        ("меня зовут", MessageStage.SAYING, Completeness.DICTATED),
        ("девять один шесть", MessageStage.SAYING_NUMBER, Completeness.DICTATED),
        (
            "девять один шесть один два три четыре пять шесть семь",
            MessageStage.SAYING_NUMBER,
            Completeness.COMPLETE,
        ),
    ],
)
def test_completeness(
    office: Office, text: str, stage: MessageStage, complete: Completeness
) -> None:
    talk = office.talk()
    talk.state.draft.stage = stage
    assert talk.dialogue.listening.completeness(text, "ru", talk.state) is complete


def test_yes_into_our_question_is_an_answer_and_no_back_channel(office: Office) -> None:
    talk = office.talk()
    assert talk.dialogue.is_backchannel("да", "ru", talk.state)
    office.say(talk, "оператор")
    assert not talk.dialogue.is_backchannel("да", "ru", talk.state)
    assert talk.dialogue.is_backchannel("угу", "ru", talk.state)


def heard(text: str, language: str, confidence: float, *, understood: bool = True) -> HeardTurn:
    return HeardTurn(text=text, language=language, confidence=confidence, understood=understood)


def test_the_language_that_was_spoken_is_chosen(office: Office) -> None:
    listening, fresh = office.talk().dialogue.listening, state_of(office)
    turns = {"ru": heard("где вы", "ru", 0.4), "en": heard("where are you", "en", 0.9)}
    assert listening.choose(turns, fresh).language == "en"
    equal = {"ru": heard("да", "ru", 0.7), "en": heard("yes", "en", 0.7)}
    assert listening.choose(equal, fresh).language == "ru"
    unsure = {"ru": heard("где вы", "ru", 0.9, understood=False), "en": heard("yes", "en", 0.3)}
    assert listening.choose(unsure, fresh).language == "en"
    lost = {
        "ru": heard("", "ru", 0.0, understood=False),
        "en": heard("", "en", 0.0, understood=False),
    }
    assert listening.choose(lost, fresh).language == "ru"


def test_a_talk_keeps_its_language_against_a_little_more_confidence(office: Office) -> None:
    listening, talking = office.talk().dialogue.listening, state_of(office, language="ru")
    close = {"ru": heard("да", "ru", 0.7), "en": heard("english please", "en", 0.8)}
    assert listening.choose(close, talking).language == "ru"
    clear = {"ru": heard("да", "ru", 0.4), "en": heard("english please", "en", 0.9)}
    assert listening.choose(clear, talking).language == "en"


def test_the_first_understood_turn_sets_the_language(office: Office) -> None:
    talk = office.talk()
    languages = [talk.state.language]
    office.say(talk, "шшш", understood=False)
    languages.append(talk.state.language)
    steps = office.say(talk, "where are you located", language="en")
    languages.append(talk.state.language)
    assert languages == [None, None, "en"]
    assert not any(isinstance(step, SwitchLanguage) for step in steps)
    assert {step.language for step in steps if isinstance(step, Sentence)} == {"en"}


def test_a_message_moves_by_its_table_only() -> None:
    for stage, targets in TRANSITIONS.items():
        for target in MessageStage:
            draft = DialogueState(assistant=assistant()).draft
            draft.stage = stage
            if target in targets:
                draft.move(target)
                assert draft.stage is target
            else:
                with pytest.raises(IllegalStage):
                    draft.move(target)


# Read back and put right


def asks(steps: list[Step]) -> str:
    return next(s for s in reversed(steps) if isinstance(s, Sentence)).text


def test_a_number_that_was_said_is_read_back_and_put_right_in_part(office: Office) -> None:
    talk = office.talk(number=None)
    office.say(talk, "хочу оставить сообщение")
    office.say(talk, "ключ готов")
    said = office.say(talk, "восемь девять один шесть один два три четыре пять шесть семь")
    assert asks(said) == "Записала: +7 916 123-45-67. Верно?"
    what = office.say(talk, "нет, не так")
    assert "неверные цифры" in asks(what)
    listening = talk.dialogue.listening
    assert "<digits>" in (listening.expected(talk.state, "ru", during_our_voice=False) or ())
    assert asks(office.say(talk, "сорок шесть")) == "Записала: +7 916 123-46-67. Верно?"
    take, promise, *_ = office.say(talk, "да")
    assert isinstance(take, TakeMessage)
    assert isinstance(promise, PromiseCallback)
    assert promise.number == PhoneNumber("+79161234667")


def test_the_whole_number_may_be_said_again(office: Office) -> None:
    talk = office.talk(number=None)
    office.say(talk, "take a message", language="en")
    office.say(talk, "the key is ready", language="en")
    office.say(talk, "nine one six one two three four five six seven", language="en")
    office.say(talk, "no", language="en")
    first = office.say(talk, "no", language="en")
    assert "digit by digit" in asks(first)
    again = "nine one six one two three four five six eight"
    assert asks(office.say(talk, again, language="en")) == "I have +7 916 123-45-68. Is that right?"


@pytest.mark.parametrize(
    ("message", "question", "again", "stored"),
    [
        (
            "это п е т р о в передайте что ключ готов",
            "Записала: Петров. По буквам: П, Е, Т, Р, О, В. Верно?",
            "п е т р у к",
            "это Петрук передайте что ключ готов",
        ),
        (
            "пишите на иванов собака яндекс точка ру",
            "Записала: ivanov@yandex.ru. Верно?",
            "иванова собака яндекс точка ру",
            "пишите на ivanova@yandex.ru",
        ),
        (
            "приезжайте на улица Ленина дом пять",
            "Записала: улица Ленина дом пять. Верно?",
            "улица Ленина дом шесть",
            "приезжайте на улица Ленина дом шесть",
        ),
    ],
)
def test_what_is_dictated_in_a_message_is_read_back(
    office: Office, message: str, question: str, again: str, stored: str
) -> None:
    talk = office.talk()
    office.say(talk, "хочу оставить сообщение")
    assert asks(office.say(talk, message)) == question
    office.say(talk, "нет")
    assert talk.state.draft.stage is MessageStage.SAYING_WORD
    assert "Верно?" in asks(office.say(talk, again))
    assert "+7 916 123-45-67" in asks(office.say(talk, "да"))
    take = office.say(talk, "да")[0]
    assert isinstance(take, TakeMessage)
    assert take.text == stored
