"""A file of people, whichever it is."""

from __future__ import annotations

from collections.abc import Iterable

from secretary_app.features.people.exchange.models import FileForm, FilePeople
from secretary_app.features.people.exchange.table import read_table, write_table
from secretary_app.features.people.exchange.vcard import read_cards, write_cards
from secretary_app.features.people.models import Card

ENCODINGS = ("utf-8-sig", "utf-16", "cp1251")
"""Tried in this order; the last takes whatever there is: table programs on Windows write so."""


def read_people(octets: bytes) -> FilePeople:
    """Told by what stands in it, not by its name."""
    text = _decoded(octets)
    if "BEGIN:VCARD" in text[:4096].upper():
        return read_cards(text)
    return read_table(text)


def write_people(cards: Iterable[Card], form: FileForm) -> bytes:
    """As a table program, or a telephone, reads it."""
    if form is FileForm.CSV:
        return write_table(cards).encode("utf-8-sig", "replace")
    version = "4.0" if form is FileForm.VCARD_4 else "3.0"
    return write_cards(cards, version=version).encode("utf-8", "replace")


def _decoded(octets: bytes) -> str:
    for encoding in ENCODINGS:
        if encoding == "utf-16" and not octets.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return octets.decode(encoding)
        except UnicodeDecodeError:
            continue
    return octets.decode("utf-8", "replace")
