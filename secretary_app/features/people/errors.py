"""What may be wrong with a person, in plain words."""

from __future__ import annotations

from secretary_app.features.people.models import LONGEST_NAME, LONGEST_NOTES
from secretary_app.kernel.errors import UserFacing


class PersonMissing(UserFacing):
    """Nobody has this id; perhaps merged or removed meanwhile."""

    def __init__(self, *, person_id: str) -> None:
        super().__init__("person-missing", person_id=person_id)


class NameTooLong(UserFacing):
    """A name longer than any list could show."""

    def __init__(self, *, length: int) -> None:
        super().__init__("person-name-too-long", length=length, longest=LONGEST_NAME)


class NotesTooLong(UserFacing):
    """Longer than a card is for."""

    def __init__(self, *, length: int) -> None:
        super().__init__("person-notes-too-long", length=length, longest=LONGEST_NOTES)


class NumberTaken(UserFacing):
    """The number stands in somebody else's card."""

    def __init__(self, *, number: str, name: str) -> None:
        super().__init__("person-number-taken", number=number, name=name)


class MergeMissing(UserFacing):
    """The cards are two already, or were never one."""

    def __init__(self, *, merge_id: str) -> None:
        super().__init__("person-merge-missing", merge_id=merge_id)


class SamePerson(UserFacing):
    """Nobody can be merged with himself."""

    def __init__(self) -> None:
        super().__init__("person-merge-same")
