"""A text as words, signs and numbers; a number in words or digits has become one piece."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from secretary_app.features.dialogue.grounding.numerals import Numeral, numeral_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word, or a mixture of letters and digits."""

    text: str
    """Lower case, «е» for «ё»."""
    raw: str
    first: bool
    """Whether it begins a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A mark or symbol."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number."""

    value: Fraction
    raw: str
    digits: tuple[str, ...]
    """As it may stand in a telephone number: «восемьсот пять» is 805 or 8005."""
    spelled: bool = False
    """In words."""
    ordinal: bool = False
    one: bool = False
    """Only the word «one», which is as often an article or a pronoun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time written with a colon."""

    hour: int
    minute: int


Token = Word | Sign | Amount | Clock

_PIECES = re.compile(
    r"""
    (?P<clock>(?<![\d:.,])\d{1,2}:[0-5]\d(?![\d:]))
    | (?P<number>
        \d{1,3}(?:[ ]\d{3})+(?:[.,]\d{1,2})?(?![.,]?\d)
        | \d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?![.,]?\d)
        | \d+[.,]\d+(?![.,]?\d)
        | \d+
      )
    | (?P<word>[^\W\d_][^\W_]*(?:['’][^\W\d_]+)?)
    | (?P<sign>[^\w\s])
    """,
    re.VERBOSE,
)
_END = re.compile(r"[.!?…]")
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "st", "prof", "г", "ул", "им", "пр", "пер", "пл"})
"""A full stop after them ends no sentence, and a name follows."""
_HALVES = {"полтора": 1, "полторы": 1, "полутора": 1}
_DECIMAL_PLACES = {"десят": 1, "сот": 2, "тысячн": 3}


def tokens_of(text: str) -> list[Token]:
    """The pieces of ``text`` in order."""
    return _Merging(_pieces(text)).merged()


def folded(text: str) -> str:
    """One form for words that are compared."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


def _pieces(text: str) -> list[Token]:
    plain = re.sub(r"[\s\u00a0\u202f\u2009]", " ", unicodedata.normalize("NFKC", text))
    found: list[Token] = []
    first = True
    for piece in _PIECES.finditer(plain):
        raw = piece[0]
        if piece["clock"]:
            hour, minute = raw.split(":")
            found.append(Clock(hour=int(hour), minute=int(minute)))
        elif piece["number"]:
            found.append(_written(raw))
        elif piece["word"]:
            found.append(Word(text=folded(raw), raw=raw, first=first))
        else:
            found.append(Sign(text=raw))
        if raw not in "«»\"'()“”—–-":
            before = found[-2] if len(found) > 1 else None
            titled = raw == "." and isinstance(before, Word) and before.text in _TITLES
            first = bool(_END.fullmatch(raw)) and not titled
    return found


def _written(raw: str) -> Amount:
    bare = raw.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", bare):
        bare = bare.replace(",", "")
    return Amount(value=Fraction(bare.replace(",", ".")), raw=raw, digits=(re.sub(r"\D", "", raw),))


class _Merging:
    """Walks over the pieces once and puts number words together."""

    def __init__(self, pieces: list[Token]) -> None:
        self._pieces = pieces
        self._at = 0

    def merged(self) -> list[Token]:
        """All pieces, with one piece for each number."""
        merged: list[Token] = []
        while self._at < len(self._pieces):
            merged.append(self._number() or self._step())
        return merged

    def _step(self) -> Token:
        self._at += 1
        return self._pieces[self._at - 1]

    def _look(self, ahead: int = 0) -> Token | None:
        place = self._at + ahead
        return self._pieces[place] if place < len(self._pieces) else None

    def _word(self, ahead: int = 0) -> str:
        token = self._look(ahead)
        return token.text if isinstance(token, Word) else ""

    def _numeral(self, ahead: int = 0) -> Numeral | None:
        word = self._word(ahead)
        return numeral_of(word) if word else None

    def _number(self) -> Amount | None:
        begin = self._at
        token = self._look()
        if isinstance(token, Amount):
            self._at += 1
            return self._scaled(token)
        if self._word() in _HALVES:
            self._at += 1
            return self._scaled(self._spelled(Fraction(3, 2), begin))
        if self._numeral() is None:
            return None
        return self._with_fraction(self._composed(), begin)

    def _composed(self) -> Amount:
        """«сто двадцать пять тысяч триста», «twenty-five hundred»: as far as it is one number."""
        begin, total, group, place, top = self._at, 0, 0, 4, 10**12
        ordinal = False
        while (numeral := self._numeral()) is not None and not ordinal:
            if numeral.scale:
                if numeral.value >= top:
                    break
                total += (group or 1) * numeral.value
                group, place, top = 0, 4, numeral.value
            elif self._word() == "hundred":
                if not 0 < group < 100:
                    break
                group, place = group * 100, 3
            elif numeral.size < place and (numeral.value or self._at == begin):
                group += numeral.value
                place = 1 if numeral.value <= 19 else numeral.size
            else:
                break
            ordinal = numeral.ordinal
            self._at += 1
            if numeral.value == 0:
                break
            self._join(place)
        value = Fraction(total + group)
        return self._spelled(value, begin, ordinal=ordinal)

    def _join(self, place: int) -> None:
        """Steps over the hyphen of «twenty-five» and the «and» of «a hundred and five»."""
        link, numeral = self._look(), self._numeral(1)
        if numeral is None or numeral.scale or not numeral.value or numeral.size >= place:
            return
        hyphen = isinstance(link, Sign) and link.text == "-" and place == 2
        if hyphen or (self._word() == "and" and place >= 3):
            self._at += 1

    def _with_fraction(self, whole: Amount, begin: int) -> Amount:
        word, after = self._word(), self._look(1)
        if word.startswith("цел") and (part := self._decimal_words()) is not None:
            return self._spelled(whole.value + part, begin)
        if word in ("point", "запятая") and after is not None:
            self._at += 1
            digits = ""
            while (numeral := self._numeral()) is not None and numeral.value < 10:
                digits += str(numeral.value)
                self._at += 1
            part = Fraction(int(digits or 0), 10 ** len(digits))
            return self._scaled(self._spelled(whole.value + part, begin))
        return self._scaled(whole)

    def _decimal_words(self) -> Fraction | None:
        """«целых пять десятых»."""
        begin = self._at
        self._at += 1
        if self._numeral() is not None:
            part = self._composed()
            for stem, places in _DECIMAL_PLACES.items():
                if self._word().startswith(stem):
                    self._at += 1
                    return part.value * Fraction(1, 10**places)
        self._at = begin
        return None

    def _scaled(self, amount: Amount) -> Amount:
        """«1,5 тыс.», «две с половиной тысячи», «2 тысячи 300»."""
        value, begin = amount.value, self._at
        two = (self._word(), self._word(1))
        three = (*two, self._word(2))
        if two in (("с", "половиной"), ("с", "половинои")):
            self._at += 2
            value += Fraction(1, 2)
        elif three == ("and", "a", "half"):
            self._at += 3
            value += Fraction(1, 2)
        scale = self._numeral()
        if scale is not None and scale.scale:
            value *= scale.value
            self._at += 1
            if isinstance(dot := self._look(), Sign) and dot.text == "." and scale.value == 1000:
                after = self._look(1)
                if isinstance(after, Word) and after.raw[:1].islower():
                    self._at += 1
            rest = self._rest(scale.value)
            value += rest
        if self._at == begin:
            return amount
        return Amount(value=value, raw=amount.raw, digits=(str(value),), spelled=amount.spelled)

    def _rest(self, below: int) -> Fraction:
        token, numeral = self._look(), self._numeral()
        if isinstance(token, Amount) and token.value < below and token.value >= 100:
            self._at += 1
            return token.value
        if numeral is not None and not numeral.scale and not numeral.ordinal:
            begin = self._at
            rest = self._composed()
            if rest.value < below:
                return rest.value
            self._at = begin
        return Fraction(0)

    def _spelled(self, value: Fraction, begin: int, *, ordinal: bool = False) -> Amount:
        said = [piece for piece in self._pieces[begin : self._at] if isinstance(piece, Word)]
        raw = " ".join(word.raw for word in said)
        values = [numeral.value for word in said if (numeral := numeral_of(word.text))]
        return Amount(
            value=value,
            raw=raw,
            digits=tuple(dict.fromkeys((str(value), "".join(map(str, values))))),
            spelled=True,
            ordinal=ordinal,
            one=value == 1 and len(said) == 1,
        )
