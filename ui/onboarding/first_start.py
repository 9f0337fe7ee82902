"""The first start as a list of steps and their answers; knows no widgets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from secretary_app.foundation.auth.errors import BadPin, BadUserName
from secretary_app.foundation.auth.quality import check_password, check_pin, checked_name
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.errors import UserFacing

LONGEST_COMPANY = 120
_NOT_IN_NAMES = re.compile(r"[^\w.@-]")


class Step(StrEnum):
    """In this order."""

    LANGUAGE = "language"
    HOUSE = "house"
    PASSWORD = "password"  # noqa: S105 - rejected: the name of a step
    PIN = "pin"
    LINE = "line"


class LineChoice(StrEnum):
    """Where calls will come from."""

    MODEM = "modem"
    DEMO = "demo"
    LATER = "later"


@dataclass(slots=True)
class Answers:
    """What was typed and chosen so far."""

    language: Language
    company: str = ""
    full_name: str = ""
    name: str = ""
    password: str = ""
    again: str = ""
    pin: str = ""
    line: LineChoice = LineChoice.LATER


class PasswordsDiffer(UserFacing):
    """The second time something else was typed."""

    def __init__(self) -> None:
        super().__init__("passwords-differ")


class NameMissing(UserFacing):
    """How to address the owner is not said."""

    def __init__(self) -> None:
        super().__init__("name-missing")


class FirstStart:
    """Which step it is, and what is wrong with its answers."""

    def __init__(self, language: Language) -> None:
        self.answers = Answers(language=language)
        self._at = 0

    @property
    def step(self) -> Step:
        """Which is asked now."""
        return list(Step)[self._at]

    @property
    def number(self) -> int:
        """Counted from 1."""
        return self._at + 1

    @property
    def is_last(self) -> bool:
        """Whether the account is made after this one."""
        return self.number == len(Step)

    def wrong(self) -> Mapping[str, UserFacing]:
        """Field of this step to what is wrong with it."""
        answers = self.answers
        match self.step:
            case Step.HOUSE:
                found: dict[str, UserFacing] = {}
                if not answers.full_name.strip():
                    found["full_name"] = NameMissing()
                if found and not answers.name:
                    # It is made of the other one.
                    return found
                try:
                    checked_name(answers.name)
                except BadUserName as error:
                    found["name"] = error
                return found
            case Step.PASSWORD:
                try:
                    check_password(answers.password, name=answers.name)
                except UserFacing as error:
                    return {"password": error}
                return {} if answers.password == answers.again else {"again": PasswordsDiffer()}
            case Step.PIN if answers.pin:
                try:
                    check_pin(answers.pin)
                except BadPin as error:
                    return {"pin": error}
            case _:
                pass
        return {}

    def forward(self) -> bool:
        """To the next step, where nothing is wrong with this one; whether it is another now."""
        if self.wrong() or self.is_last:
            return False
        self._at += 1
        return True

    def back(self) -> bool:
        """To the step before."""
        if not self._at:
            return False
        self._at -= 1
        return True


def name_from(full_name: str) -> str:
    """A name to sign in by, made of how somebody is called: «Анна Смирнова» → ``анна``."""
    first = unicodedata.normalize("NFKC", full_name).split()[:1]
    return _NOT_IN_NAMES.sub("", first[0]).casefold() if first else ""
