"""Text from anywhere becomes text a rule can rely on: one kind of space and of digit."""

from __future__ import annotations

import re
import unicodedata

_KEEP_SYMBOLS = frozenset("°№©®™")

_BEFORE_FOLDING = str.maketrans(
    {
        "\N{MINUS SIGN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{HYPHEN}": "-",
        "\N{FIGURE DASH}": "-",
        "\N{HORIZONTAL BAR}": "\N{EM DASH}",
        "\t": " ",
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{VULGAR FRACTION ONE HALF}": " 1/2",
    }
)
# Folding would turn the small 2 into a plain one.
_SQUARES = {"м²": "кв. м", "м³": "куб. м", "m²": "sq. m", "m³": "cu. m"}
_LINE_END = re.compile(r"(?P<last>[^\s.!?:;,…])?[ \t]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


def _fold(text: str) -> str:
    # NFKC would make "No" of the number sign, which both languages read in their own way.
    return "№".join(unicodedata.normalize("NFKC", part) for part in text.split("№"))


def _plain(char: str) -> str:
    if char in _KEEP_SYMBOLS:
        return char
    if char.isdigit() and not char.isascii():
        return str(unicodedata.digit(char))
    category = unicodedata.category(char)
    if category in {"Zs", "Zl", "Zp"}:
        return " "
    # Controls, formats, private use, unassigned; pictures and modifiers such as emoji.
    return "" if category[0] == "C" or category in {"So", "Sk"} else char


def clean(text: str) -> str:
    """Fold compatibility characters, digits of other scripts and line ends; drop what has no sound.

    A line end counts as the end of a sentence. Double spaces are kept: they ask for a pause.
    """
    text = _LINE_END.sub(lambda end: f"{end['last']}. " if end["last"] else " ", text.strip())
    for squared, written in _SQUARES.items():
        text = text.replace(squared, written)
    text = _fold(text.translate(_BEFORE_FOLDING))
    return _fold("".join(map(_plain, text))).strip()
