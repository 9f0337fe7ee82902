"""Names inside sentences: of streets, firms, people, goods. A model must not make one up."""

from __future__ import annotations

from functools import lru_cache

from secretary_app.features.dialogue.grounding.calendar import month_of, weekday_of
from secretary_app.features.dialogue.grounding.cursor import Cursor
from secretary_app.features.dialogue.grounding.readings import Claim, Name
from secretary_app.features.dialogue.grounding.tokens import Token, Word
from secretary_app.features.knowledge.stemming import stems

_RUSSIAN_PLACES = (
    "улица улицы улице улицу ул проспект проспекте пр переулок переулке пер площадь площади пл "
    "шоссе бульвар бульваре набережная набережной метро станция станции станцией"
)
_ENGLISH_PLACES = "street avenue road lane square station metro boulevard"
_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziyklmnoprstufhie", strict=True))
    | {"ж": "zh", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "w": "v"}
    | {"ь": "", "ъ": "", "j": "y", "x": "ks", "q": "k"}
)
COMMON_LETTERS = 4
"""After them the alphabets go their own ways."""
_BEFORE_NAME = frozenset(f"{_RUSSIAN_PLACES} metro station".split())
_AFTER_NAME = frozenset(_ENGLISH_PLACES.split())
_SAID_NO_NAMES = (
    "i i'm i'll i've ok вы вас вам вами ваш ваша ваше ваши вашего вашей вашу ваших sms смс"
)
_NO_NAMES = frozenset(_SAID_NO_NAMES.split())


@lru_cache(maxsize=8192)
def stem_of(word: str) -> str:
    """The unchanging part of a word of either language."""
    language = "en" if word.isascii() else "ru"
    return min(stems(word, language), default=word)


@lru_cache(maxsize=8192)
def sound_of(stem: str) -> str:
    """The beginning of a name as both alphabets write it: «Тойота» and Toyota."""
    return stem.translate(_LATIN)[:COMMON_LETTERS]


def names_in(tokens: list[Token]) -> list[Claim]:
    """Words with a capital letter that no rule of spelling asks for, and names of places."""
    cursor = Cursor(tokens)
    claims: list[Claim] = []
    for place, token in enumerate(tokens):
        if not isinstance(token, Word) or token.text in _NO_NAMES or len(token.text) < 2:
            continue
        if month_of(token.text) is not None or weekday_of(token.text) is not None:
            continue
        before = cursor.before(place)
        after = cursor.text(place + 1)
        capital = token.raw[:1].isupper()
        of_place = (before in _BEFORE_NAME and token.text not in _BEFORE_NAME) or (
            after in _AFTER_NAME and capital
        )
        if of_place and not token.text.isalpha():
            continue
        if of_place or (capital and not token.first):
            name = Name(stem_of(token.text), of_place)
            claims.append(Claim(text=token.raw, readings=frozenset({name})))
    return claims
