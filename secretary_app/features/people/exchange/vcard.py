"""People as vCards: written as 3.0 (RFC 2426) or 4.0 (RFC 6350), read also as 2.1."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from secretary_app.features.people.exchange.models import FilePeople, Unread, numbers_of
from secretary_app.features.people.models import Card
from secretary_app.foundation.i18n import Language

FOLD_OCTETS = 75
"""No line is longer; what does not fit goes on behind a space."""

_BREAK = re.compile(r"\r\n|\r|\n")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SEPARATOR = re.compile(r"(?<!\\)((?:\\\\)*);")


def write_cards(cards: Iterable[Card], *, version: str) -> str:
    """``version`` is 3.0 or 4.0."""
    lines = list[str]()
    for card in cards:
        name = card.name or card.company or next(iter(card.phones), "")
        lines += ["BEGIN:VCARD", f"VERSION:{version}", f"FN:{_escape(name)}"]
        lines.append(f"N:{_escape(card.name)};;;;")
        if card.company:
            lines.append(f"ORG:{_escape(card.company)}")
        for number in card.phones:
            if version == "4.0":
                lines.append(f"TEL;VALUE=uri;TYPE=voice:tel:{number}")
            else:
                lines.append(f"TEL;TYPE=VOICE:{number}")
        if card.language is not None and version == "4.0":
            lines.append(f"LANG:{card.language.value}")
        elif card.language is not None:
            lines.append(f"X-LANG:{card.language.value}")
        if card.notes:
            lines.append(f"NOTE:{_escape(card.notes)}")
        lines.append("END:VCARD")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def read_cards(text: str) -> FilePeople:
    """Every card in which somebody can be recognised; other things in it are passed over."""
    cards, unread = list[Card](), list[Unread]()
    for place, lines in enumerate(_cards(text), start=1):
        texts = [_number(line) for line in lines if line.name == "TEL"]
        phones, bad = numbers_of(texts, place=place)
        unread += bad
        card = Card(
            name=_first(lines, "FN") or _structured_name(lines),
            company=_first(lines, "ORG"),
            language=_language(_first(lines, "LANG") or _first(lines, "X-LANG")),
            notes="\n".join(_unescape(line.value) for line in lines if line.name == "NOTE"),
            phones=phones,
        )
        if not _structured_name(lines) and card.name in {card.company, *phones}:
            # Somebody whose name nobody knows has to be called something in the file.
            card = Card(
                company=card.company, language=card.language, notes=card.notes, phones=phones
            )
        if card.name or card.phones:
            cards.append(card)
    return FilePeople(cards=tuple(cards), unread=tuple(unread))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    name: str
    value: str
    """Still escaped."""


def _cards(text: str) -> Iterator[list[_Line]]:
    card: list[_Line] | None = None
    for raw in _unfolded(text):
        head, colon, value = _split(raw)
        if not colon:
            continue
        name, *parameters = head.upper().split(";")
        name = name.rpartition(".")[2].strip()
        if name == "BEGIN" and value.strip().upper() == "VCARD":
            card = []
        elif name == "END" and card is not None:
            yield card
            card = None
        elif card is not None:
            if any("QUOTED-PRINTABLE" in each for each in parameters):
                value = _printable(value, parameters)
            card.append(_Line(name=name, value=value))


def _unfolded(text: str) -> Iterator[str]:
    line = ""
    for raw in _BREAK.split(text.removeprefix("\ufeff")):
        soft = line.endswith("=") and "QUOTED-PRINTABLE" in line.upper().partition(":")[0]
        if raw[:1] in {" ", "\t"} and line:
            line += raw[1:]
        elif soft:
            line = line[:-1] + raw
        else:
            if line:
                yield line
            line = raw
    if line:
        yield line


def _split(line: str) -> tuple[str, str, str]:
    """At the first colon outside quotes."""
    quoted = False
    for at, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return line[:at], ":", line[at + 1 :]
    return line, "", ""


def _printable(value: str, parameters: list[str]) -> str:
    charset = next((each[8:] for each in parameters if each.startswith("CHARSET=")), "utf-8")
    octets = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return octets.decode(charset, "replace")
    except LookupError:
        return octets.decode("utf-8", "replace")


def _first(lines: list[_Line], name: str) -> str:
    for line in lines:
        if line.name == name:
            # An organisation has departments behind it.
            parts = _parts(line.value) if name == "ORG" else [line.value]
            return " ".join(_unescape(parts[0]).split())
    return ""


def _structured_name(lines: list[_Line]) -> str:
    for line in lines:
        if line.name == "N":
            family, given, *more = [*map(_unescape, _parts(line.value)), "", ""]
            return " ".join(f"{given} {' '.join(more[:1])} {family}".split())
    return ""


def _number(line: _Line) -> str:
    return _unescape(line.value).strip().removeprefix("tel:").partition(";")[0]


def _parts(value: str) -> list[str]:
    return _SEPARATOR.sub("\\1\0", value).split("\0")


def _language(text: str) -> Language | None:
    code = text.casefold()[:2]
    return Language(code) if code in set(Language) else None


def _escape(text: str) -> str:
    for sign in ("\\", ",", ";"):
        text = text.replace(sign, f"\\{sign}")
    return _BREAK.sub(r"\\n", text)


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _fold(line: str) -> Iterator[str]:
    """No character is torn apart."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > FOLD_OCTETS:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += octets
    yield piece
