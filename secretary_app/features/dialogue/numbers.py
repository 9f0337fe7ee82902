"""A telephone number that was said digit by digit, or written."""

from __future__ import annotations

from secretary_app.features.dialogue.words import plain_words
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber

DIGIT_WORDS = {
    "ru": {
        "ноль": "0", "один": "1", "два": "2", "три": "3", "четыре": "4",
        "пять": "5", "шесть": "6", "семь": "7", "восемь": "8", "девять": "9",
    },
    "en": {
        "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4",
        "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    },
}  # fmt: skip


def spoken_digits(text: str, language: str) -> str:
    """The digits in ``text``, said as words or written; empty where something else is said, too."""
    words = DIGIT_WORDS[language]
    digits = ""
    for word in plain_words(text):
        if word in words:
            digits += words[word]
        elif word.isdigit():
            digits += word
        elif word not in ("плюс", "plus"):
            return ""
    return digits


def spoken_number(text: str, language: str) -> PhoneNumber | None:
    """The telephone number that was said, None where it is none."""
    digits = spoken_digits(text, language)
    if not digits:
        return None
    try:
        return PhoneNumber.parse(digits)
    except BadPhoneNumber:
        return None
