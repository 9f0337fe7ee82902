"""Words that steer: emergencies, languages, yes and no, back-channels, numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.dialogue.control import Intent
from secretary_app.features.dialogue.numbers import spoken_digits, spoken_number
from secretary_app.features.dialogue.sentences import sentences_of
from secretary_app.kernel.number_words import DIGIT_WORDS
from tests.support.talk import CONTROL

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("У нас пожар!", "ru", Intent.EMERGENCY),
        ("помогите", "ru", Intent.EMERGENCY),
        ("помогите выбрать замок", "ru", None),
        ("Вызовите, пожалуйста, скорую", "ru", Intent.EMERGENCY),
        ("сколько стоит пожарная дверь", "ru", None),
        ("противопожарная дверь", "ru", None),
        ("the house is on fire", "en", Intent.EMERGENCY),
        ("is the fire door in stock", "en", None),
        ("FIRE!", "en", Intent.EMERGENCY),
        ("Да, конечно.", "ru", Intent.YES),
        ("да пожалуйста", "ru", Intent.YES),
        ("ну да", "ru", Intent.YES),
        ("нет, спасибо", "ru", Intent.NO),
        ("да нет наверное", "ru", None),
        ("yes, please", "en", Intent.YES),
        ("that's right", "en", Intent.YES),
        ("that's all", "en", Intent.GOODBYE),
        ("Спасибо, до свидания!", "ru", Intent.GOODBYE),
        ("ещё раз, пожалуйста", "ru", Intent.REPEAT),
        ("Pardon?", "en", Intent.REPEAT),
        ("never mind", "en", Intent.CANCEL),
        ("можно оставить сообщение", "ru", Intent.MESSAGE),
        ("оператор", "ru", Intent.OPERATOR),
        ("какая у вас погода", "ru", None),
        ("Пожалуйста, не записывайте меня!", "ru", Intent.DONT_RECORD),
        ("не записывайте меня на завтра", "ru", None),
        ("я не против записи", "ru", None),
        ("Please don't record this call", "en", Intent.DONT_RECORD),
        ("забудьте", "ru", Intent.CANCEL),
        ("забудьте мой номер пожалуйста", "ru", Intent.FORGET_ME),
        ("just forget me", "en", Intent.FORGET_ME),
        ("don't forget me", "en", None),
        ("", "ru", None),
        ("пожалуйста", "ru", None),
    ],
)
def test_intents(text: str, language: str, intent: Intent | None) -> None:
    assert CONTROL[language].intent(text) is intent


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_listed_phrase_means_what_it_is_listed_for(language: str) -> None:
    control = CONTROL[language]
    for intent, phrases in control.whole.items():
        for phrase in phrases:
            assert control.intent(phrase) is intent, phrase
    for phrase in control.emergency:
        assert control.intent(phrase) is Intent.EMERGENCY, phrase
    for phrase in control.no_emergency:
        assert control.intent(phrase) is not Intent.EMERGENCY, phrase
    for wanted, phrases in control.switches.items():
        assert {control.wanted_language(phrase) for phrase in phrases} == {wanted}


def test_both_languages_steer_alike() -> None:
    russian, english = (
        control.whole.keys() | control.privacy.keys() for control in CONTROL.values()
    )
    assert russian == english == set(Intent)
    assert CONTROL["ru"].topics.keys() == CONTROL["en"].topics.keys()
    assert CONTROL["ru"].switches.keys() == CONTROL["en"].switches.keys() == {"ru", "en"}


@pytest.mark.parametrize(
    ("text", "language", "goes_on"),
    [
        ("угу", "ru", True),
        ("Да-да, понятно", "ru", True),
        ("угу угу угу", "ru", True),
        ("да но", "ru", False),
        ("так а сколько стоит", "ru", False),
        ("", "ru", False),
        ("uh-huh", "en", True),
        ("okay, I see", "en", True),
        ("okay stop", "en", False),
    ],
)
def test_back_channels(text: str, language: str, goes_on: bool) -> None:
    assert CONTROL[language].is_backchannel(text) is goes_on


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("восемь девять один шесть один два три четыре пять шесть семь", "ru", "+79161234567"),
        (
            "плюс семь девятьсот шестнадцать сто двадцать три сорок пять ноль семь",
            "ru",
            "+79161234507",
        ),
        ("восемь, девятьсот шестнадцать, один два три, 45 67", "ru", "+79161234567"),
        ("девять один шесть двести тридцать пять шесть семь восемь девять", "ru", "+79162356789"),
        ("eight nine one six one two three four five six seven", "en", "+79161234567"),
        ("nine one six double two three four five six seven", "en", "+79162234567"),
        ("plus one two one two five five five oh one two three", "en", "+12125550123"),
        ("plus seven nine sixteen one twenty three forty five sixty seven", "en", "+79161234567"),
        ("мой номер девять один шесть один два три четыре пять шесть семь", "ru", "+79161234567"),
        ("семь", "ru", None),
        ("не знаю", "ru", None),
        ("", "en", None),
    ],
)
def test_numbers_as_people_say_them(text: str, language: str, number: str | None) -> None:
    found = spoken_number(text, language)
    assert (found.e164 if found else None) == number


@given(
    digits=st.text("0123456789", min_size=1, max_size=15), language=st.sampled_from(["ru", "en"])
)
def test_digits_said_one_by_one_are_understood(digits: str, language: str) -> None:
    words = {digit: word for word, digit in DIGIT_WORDS[language].items() if word != "oh"}
    said = " ".join(words[digit] for digit in digits)
    assert spoken_digits(said, language) == digits
    assert spoken_digits(" ".join(digits), language) == digits


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Да. Во дворе.", ["Да. Во дворе."]),
        ("Работаем до вечера. Ждём вас!", ["Работаем до вечера.", "Ждём вас!"]),
        (
            "Наш адрес: ул. Садовая, д. 12. Вход со двора.",
            ["Наш адрес: ул. Садовая, д. 12. Вход со двора."],
        ),
        ("We open at 9 a.m. Please ring twice.", ["We open at 9 a.m. Please ring twice."]),
        ("It is ready in 15 minutes. Come by!", ["It is ready in 15 minutes.", "Come by!"]),
        ("Сейчас… Минуту", ["Сейчас…", "Минуту"]),
        ("без точки", ["без точки"]),
    ],
)
def test_answers_are_cut_into_sentences(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


@given(text=st.text(st.sampled_from("Аa. !?«»12 бв"), max_size=60))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    assert " ".join(sentences_of(text)).split() == text.split()
