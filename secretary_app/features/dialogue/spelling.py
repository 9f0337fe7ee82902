"""Letters as people dictate them: «К как Константин», «S as in Sam», «п е т р о в», and e-mail.

A recogniser writes a dictated letter as a word that begins with it, or as its name. What is spelled
so becomes one word; an address of e-mail becomes one by its «собака» or «at».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secretary_app.kernel.number_words import NUMBER_WORDS

SHORTEST = 3
"""Letters in a row: «а и я» in a sentence is no spelling."""

MOST_WORDS = 4
"""Between the number of an English house and its street."""

_NAMES = {
    "ru": {
        "бэ": "б", "вэ": "в", "гэ": "г", "дэ": "д", "жэ": "ж", "зэ": "з", "ка": "к", "эль": "л",
        "эм": "м", "эн": "н", "пэ": "п", "эр": "р", "эс": "с", "тэ": "т", "эф": "ф", "ха": "х",
        "цэ": "ц", "че": "ч", "ша": "ш", "ща": "щ",
    },
    "en": {
        "bee": "b", "cee": "c", "dee": "d", "eff": "f", "gee": "g", "aitch": "h", "jay": "j",
        "kay": "k", "ell": "l", "em": "m", "en": "n", "pee": "p", "cue": "q", "ar": "r", "ess": "s",
        "tee": "t", "vee": "v", "ex": "x", "wye": "y", "zee": "z", "zed": "z",
    },
}  # fmt: skip
_SIGNS = {
    "ru": {"мягкий": "ь", "твердый": "ъ", "краткое": ""},
    "en": {},
}
_AS_IN = {"ru": (("как",), ("это",)), "en": (("as", "in"), ("for",), ("like",))}
_AT = {"ru": {"собака", "собачка"}, "en": {"at"}}
_DOT = {"ru": {"точка"}, "en": {"dot", "point"}}
_IN_MAIL = {
    "ru": {"дефис": "-", "тире": "-", "минус": "-", "подчеркивание": "_"},
    "en": {"hyphen": "-", "dash": "-", "underscore": "_"},
}
_ENDS = {"ру": "ru", "ком": "com", "орг": "org", "нет": "net", "рф": "рф"}
_HOSTS = {"яндекс": "yandex", "мэйл": "mail", "майл": "mail", "мейл": "mail", "джимейл": "gmail",
          "гмейл": "gmail", "рамблер": "rambler"}  # fmt: skip
_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "h", "ц": "c", "ы": "y", "э": "e", "ж": "zh", "ч": "ch", "ш": "sh",
    "щ": "sch", "ю": "yu", "я": "ya", "ь": "", "ъ": "",
}  # fmt: skip
_ALSO_WORDS = frozenset("авикосуяaio")
"""A row of these alone is a sentence: «а я и …»."""
BEGUN_WORDS = 2
"""«Меня зовут Иван» may still get a surname."""
_BEGUN = {
    "ru": {"зовут", "фамилия", "имя", "адрес", "номер", "телефон", "улица", "дом", "квартира",
           "почта", "собака"},
    "en": {"name", "surname", "address", "number", "phone", "street", "email", "at", "dot"},
}  # fmt: skip
_STREETS = {
    "ru": {"улица", "улице", "проспект", "проспекте", "переулок", "переулке", "шоссе", "бульвар",
           "бульваре", "площадь", "площади", "набережная", "набережной", "проезд"},
    "en": {"street", "avenue", "road", "lane", "square"},
}  # fmt: skip
_WORD = re.compile(r"[\w']+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictated:
    """Something that was dictated in a text."""

    text: str
    """As it is written."""
    start: int
    end: int
    """Where it stands in what was heard."""
    spelled: bool = True
    """Whether it is a word out of letters; else an address, of e-mail or of a house.
    """

    def put_into(self, heard: str) -> str:
        """What was heard, with it in place of its letters."""
        return f"{heard[: self.start]}{self.text}{heard[self.end :]}".strip()

    @property
    def letters(self) -> str:
        """As it is read back: letter by letter."""
        return ", ".join(self.text.upper()) if self.spelled else ""


def dictated(text: str, language: str) -> Dictated | None:
    """The first thing in ``text`` that was spelled, or an address of e-mail."""
    places = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    words = [text[start:end].casefold().replace("ё", "е") for start, end in places]
    mail = _mail(words, language)
    if mail is not None:
        written, first, last = mail
        start, end = places[first][0], places[last][1]
        return Dictated(text=written, start=start, end=end, spelled=False)
    for first, last, letters in _runs(words, language):
        if len(letters) >= SHORTEST and not _ALSO_WORDS.issuperset(words[first : last + 1]):
            written = letters[0].upper() + letters[1:]
            return Dictated(text=written, start=places[first][0], end=places[last][1])
    house = _house(words, language)
    if house is not None:
        start, end = places[house[0]][0], places[house[1]][1]
        return Dictated(text=text[start:end], start=start, end=end, spelled=False)
    return None


def is_dictating(text: str, language: str) -> bool:
    """Whether the words so far end in the middle of a number, a spelling, a name or an address."""
    words = [word.casefold().replace("ё", "е") for word in _WORD.findall(text)]
    if not words:
        return False
    last = words[-1]
    if _is_number(last, language) or _letter(words, len(words) - 1, language) is not None:
        return True
    return not _BEGUN[language].isdisjoint(words[-BEGUN_WORDS:])


def _house(words: list[str], language: str) -> tuple[int, int] | None:
    """First and last word of an address: a street with the number of a house."""
    street = next((at for at, word in enumerate(words) if word in _STREETS[language]), None)
    if street is None:
        return None
    numbered = [at for at in range(len(words)) if _is_number(words[at], language)]
    before = [at for at in numbered if street - MOST_WORDS <= at < street]
    after = [at for at in numbered if at > street]
    if after:
        return street, after[-1]
    return (before[0], street) if before else None


def _is_number(word: str, language: str) -> bool:
    return bool(NUMBER_WORDS[language].take([word]))


def _runs(words: list[str], language: str) -> Iterator[tuple[int, int, str]]:
    """First word, last word and letters of every unbroken row of letters."""
    at = 0
    while at < len(words):
        first, letters = at, ""
        while (found := _letter(words, at, language)) is not None:
            letters += found[0]
            at = found[1]
        if letters:
            yield first, at - 1, letters
        else:
            at += 1


def _letter(words: list[str], at: int, language: str) -> tuple[str, int] | None:
    """A letter at that word, and the word after it."""
    if at >= len(words):
        return None
    word = words[at]
    if word in _SIGNS[language] and words[at + 1 : at + 2] == ["знак"]:
        return _SIGNS[language][word], at + 2
    if word == "и" and words[at + 1 : at + 2] == ["краткое"]:
        return "й", at + 2
    letter = word if len(word) == 1 and word.isalpha() else _NAMES[language].get(word)
    if letter is None:
        return None
    for joint in _AS_IN[language]:
        end = at + 1 + len(joint)
        if tuple(words[at + 1 : end]) == joint and end < len(words) and words[end][0] == letter:
            return letter, end + 1
    return letter, at + 1


def _mail(words: list[str], language: str) -> tuple[str, int, int] | None:
    """An address with its first and last word."""
    ats = [place for place, word in enumerate(words) if word in _AT[language]]
    dots = [place for place, word in enumerate(words) if word in _DOT[language]]
    for at in ats:
        after = [dot for dot in dots if at < dot <= at + 4]
        if not after or at == 0 or after[-1] + 1 >= len(words):
            continue
        first, name = _backwards(words, at, language)
        if not name:
            continue
        host = "".join(_latin(_HOSTS.get(word, word)) for word in words[at + 1 : after[0]])
        ends = words[after[0] + 1 : after[-1] + 2]
        ends = [_latin(_ENDS.get(word, word)) for word in ends if word not in _DOT[language]]
        return f"{name}@{host}.{'.'.join(ends)}", first, after[-1] + 1
    return None


def _backwards(words: list[str], at: int, language: str) -> tuple[int, str]:
    """The part before the «at»: letters, digits and signs, or one word."""
    for first in range(max(0, at - 40), at):
        name, place = "", first
        while place < at:
            letter = _letter(words, place, language)
            rest = words[place:at]
            sign = _IN_MAIL[language].get(words[place])
            if words[place] in _DOT[language]:
                sign = "."
            if sign is not None and name:
                name, place = name + sign, place + 1
            elif letter is not None and letter[1] <= at:
                name, place = name + _latin(letter[0]), letter[1]
            elif digits := NUMBER_WORDS[language].take(rest):
                name, place = name + digits, at - len(rest)
            elif _may_be_name(words, first, place, at, language):
                name, place = name + _latin(words[place]), place + 1
            else:
                break
        else:
            return first, name
    return at, ""


def _may_be_name(words: list[str], first: int, place: int, at: int, language: str) -> bool:
    """A whole word stands for itself at the end, or beside a sign: «ivan точка petrov»."""
    signs = _IN_MAIL[language].keys() | _DOT[language]
    begins = place == first or words[place - 1] in signs
    ends = place == at - 1 or words[place + 1] in signs
    return begins and (ends or bool(NUMBER_WORDS[language].take(words[place + 1 : at])))


def _latin(text: str) -> str:
    return "".join(_LATIN.get(letter, letter) for letter in text)
