"""What may be wrong with a person, in plain words."""

from __future__ import annotations

from secretary_app.features.people.models import LONGEST_NAME
from secretary_app.kernel.errors import UserFacing


class PersonMissing(UserFacing):
    """Nobody has this id; perhaps merged or removed meanwhile."""

    def __init__(self, *, person_id: str) -> None:
        super().__init__("person-missing", person_id=person_id)


class NameTooLong(UserFacing):
    """A name longer than any list could show."""

    def __init__(self, *, length: int) -> None:
        super().__init__("person-name-too-long", length=length, longest=LONGEST_NAME)
