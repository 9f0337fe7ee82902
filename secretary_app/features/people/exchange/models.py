"""What a file of people holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from secretary_app.features.people.models import Card
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber


class FileForm(StrEnum):
    """How people leave the program."""

    CSV = "csv"
    VCARD_3 = "vcard3"
    """What nearly every telephone reads."""
    VCARD_4 = "vcard4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A number that is none."""

    place: int
    """Of the card in the file, from 1."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePeople:
    """Cards in the order of the file."""

    cards: tuple[Card, ...]
    unread: tuple[Unread, ...] = ()


def numbers_of(texts: list[str], *, place: int) -> tuple[tuple[str, ...], list[Unread]]:
    """Numbers as people write them; those that are none beside them."""
    found, unread = list[str](), list[Unread]()
    for text in texts:
        bare = text.strip()
        if not bare:
            continue
        try:
            found.append(PhoneNumber.parse(bare).e164)
        except BadPhoneNumber:
            unread.append(Unread(place=place, text=bare))
    return tuple(dict.fromkeys(found)), unread
