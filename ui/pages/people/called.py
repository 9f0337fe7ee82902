"""What somebody is called who may have no name: by a number, or as a door knows them."""

from __future__ import annotations

from secretary_app.features.people.models import Brief, Identity, IdentityKind, Person
from ui.runtime.words import Words

VISITOR_MARK = 4
"""Characters by which visitors of a website are told apart."""


def called(person: Person | Brief, words: Words) -> str:
    """A name, a number, else what the first door says."""
    if person.name:
        return person.name
    if person.phones:
        return words.phone(person.phones[0])
    if person.identities:
        known = person.identities[0]
        return known.handle or _without_handle(known, words)
    return person.company or words.text("inbox-nameless")


def known_as(identity: Identity, words: Words) -> str:
    """What stands beside the name of its door."""
    if identity.kind in {IdentityKind.PHONE, IdentityKind.WHATSAPP}:
        return words.phone(identity.value)
    return identity.handle or identity.value


def reached_by(person: Person | Brief, words: Words) -> str:
    """What stands under the name: a number, else the door, ``Telegram · @anna``; never it twice."""
    name = called(person, words)
    if person.phones:
        number = words.phone(person.phones[0])
        return "" if number == name else number
    if not person.identities:
        return ""
    known = person.identities[0]
    door = words.text(f"people-identity-{known.kind.value}")
    return f"{door} · {known.handle}" if known.handle not in {"", name} else door


def _without_handle(known: Identity, words: Words) -> str:
    match known.kind:
        case IdentityKind.VISITOR:
            return words.text("inbox-visitor", mark=known.value[-VISITOR_MARK:])
        case IdentityKind.TELEGRAM:
            return words.text("inbox-telegram-user", mark=known.value)
        case IdentityKind.WHATSAPP:
            return words.phone(known.value)
        case _:
            return known.value
