"""A telephone number as people say it: digit by digit, in groups, or written."""

from __future__ import annotations

from secretary_app.features.dialogue.words import plain_words
from secretary_app.kernel.number_words import NUMBER_WORDS
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber

_SAID_AROUND = {
    "ru": "плюс мой номер телефон телефона это запишите пишите записывайте пожалуйста да нет вот",
    "en": "plus my the phone number is it its please yes no well and call me on",
}
_AROUND = {language: frozenset(words.split()) for language, words in _SAID_AROUND.items()}


def spoken_digits(text: str, language: str) -> str:
    """The digits in ``text``, said or written; empty where something else is said, too."""
    known, around = NUMBER_WORDS[language], _AROUND[language]
    rest = [word for word in plain_words(text) if word not in around]
    digits = ""
    while rest:
        group = known.take(rest)
        if not group:
            return ""
        digits += group
    return digits


def spoken_number(text: str, language: str) -> PhoneNumber | None:
    """The telephone number that was said, None where it is none."""
    digits = spoken_digits(text, language)
    if not digits:
        return None
    plus = text.lstrip().startswith("+") or bool({"плюс", "plus"} & set(plain_words(text)))
    try:
        return PhoneNumber.parse(f"+{digits}" if plus else digits)
    except BadPhoneNumber:
        return None
