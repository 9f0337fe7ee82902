"""Words that steer the talk, from ``resources/dialogue/<language>.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Self

from secretary_app.features.dialogue.words import Words, all_plain, holds, plain_words
from secretary_app.kernel.paths import RESOURCES

FOLDER = RESOURCES / "dialogue"


class Intent(StrEnum):
    """What a caller wants who steers the talk."""

    EMERGENCY = "emergency"
    YES = "yes"
    NO = "no"
    CANCEL = "cancel"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    REPEAT = "repeat"
    OPERATOR = "operator"
    MESSAGE = "message"
    DONT_RECORD = "dont_record"
    FORGET_ME = "forget_me"
    FIRST = "first"
    SECOND = "second"
    """One of two that we asked about."""


_CHOICE = (Intent.FIRST, Intent.SECOND)


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlWords:
    """The control phrases of one language."""

    language: str
    emergency: tuple[str, ...]
    no_emergency: tuple[str, ...]
    """Innocent phrases that hold an emergency word: a fire door."""
    switches: Mapping[str, tuple[str, ...]]
    """Wanted language to phrases."""
    urgent: tuple[str, ...]
    topics: Mapping[str, tuple[str, ...]]
    """What only a fact may answer: price, hours, address, stock."""
    whole: Mapping[Intent, tuple[str, ...]]
    privacy: Mapping[Intent, tuple[str, ...]]
    """Not to be recorded, to be forgotten: counts wherever it is said."""
    no_privacy: tuple[str, ...]
    """«Don't put me down for tomorrow», which in Russian is the same verb."""
    consent: Mapping[bool, tuple[str, ...]]
    """What else than yes and no answers whether the talk may be recorded."""
    backchannels: tuple[str, ...]
    fillers: frozenset[str]

    @classmethod
    def load(cls, language: str, *, folder: Path = FOLDER) -> Self:
        """Read the file of a language that the product brings."""
        with (folder / f"{language}.toml").open("rb") as stream:
            data = tomllib.load(stream)
        return cls(
            language=language,
            emergency=tuple(data["emergency"]["phrases"]),
            no_emergency=tuple(data["emergency"]["unless"]),
            switches={wanted: tuple(said) for wanted, said in data["switch"].items()},
            urgent=tuple(data["urgent"]["phrases"]),
            topics={topic: tuple(said) for topic, said in data["topic"].items()},
            whole={Intent(name): tuple(said) for name, said in data["whole"].items()},
            privacy={
                intent: tuple(data["privacy"][intent.value])
                for intent in (Intent.FORGET_ME, Intent.DONT_RECORD)
            },
            no_privacy=tuple(data["privacy"]["unless"]),
            consent={
                True: tuple(data["consent"]["agreed"]),
                False: tuple(data["consent"]["declined"]),
            },
            backchannels=tuple(data["backchannel"]["phrases"]),
            fillers=frozenset(data["filler"]["words"]),
        )

    def intent(self, text: str) -> Intent | None:
        """What the words ask for, if they steer the talk."""
        words = plain_words(text)
        if holds(words, self.emergency) and not holds(words, self.no_emergency):
            return Intent.EMERGENCY
        if not holds(words, self.no_privacy):
            for intent, phrases in self.privacy.items():
                if holds(words, phrases):
                    return intent
        bare = _without(self.fillers, words)
        for intent, phrases in self.whole.items():
            if words in all_plain(phrases) or (bare and bare in _bare(phrases, self.fillers)):
                return intent
        return None

    def consents(self, text: str) -> bool | None:
        """Whether the words allow recording; None where they are about something else."""
        words = plain_words(text)
        for agreed in (False, True):
            if words in all_plain(self.consent[agreed]):
                return agreed
        intent = self.intent(text)
        if intent in (Intent.YES, Intent.NO, Intent.DONT_RECORD):
            return intent is Intent.YES
        return None

    def wanted_language(self, text: str) -> str | None:
        """The language that the caller asks for."""
        words = plain_words(text)
        for wanted, phrases in self.switches.items():
            if holds(words, phrases):
                return wanted
        return None

    def is_urgent(self, text: str) -> bool:
        """Whether the words say that it cannot wait."""
        return holds(plain_words(text), self.urgent)

    def topic(self, text: str) -> str | None:
        """What the words ask about, of all that only a fact may answer."""
        words = plain_words(text)
        for topic, phrases in self.topics.items():
            if holds(words, phrases):
                return topic
        return None

    def is_backchannel(self, text: str) -> bool:
        """Whether the words only say «go on»: one or more listed phrases and nothing else."""
        words = plain_words(text)
        listed = sorted(all_plain(self.backchannels), key=len, reverse=True)
        while words:
            found = next((phrase for phrase in listed if words[: len(phrase)] == phrase), None)
            if found is None:
                return False
            words = words[len(found) :]
            if not words:
                return True
        return False

    def phrases(self, *, answers: bool) -> tuple[str, ...]:
        """What a recogniser should know: all but back-channels and choices.

        ``answers``: yes and no among them. So short a word is found in any sound.
        """
        left_out = _CHOICE if answers else (*_CHOICE, Intent.YES, Intent.NO)
        steering = (
            phrase
            for intent, phrases in self.whole.items()
            if intent not in left_out
            for phrase in phrases
        )
        return (*self.emergency, *self.switch_phrases(), *self.privacy_phrases(), *steering)

    def privacy_phrases(self) -> tuple[str, ...]:
        """Phrases that ask not to be recorded, or to be forgotten."""
        return tuple(phrase for phrases in self.privacy.values() for phrase in phrases)

    def consent_phrases(self) -> tuple[str, ...]:
        """Phrases that answer whether the talk may be recorded."""
        return (*self.consent[True], *self.consent[False])

    def switch_phrases(self) -> tuple[str, ...]:
        """Phrases that ask for a language."""
        return tuple(phrase for phrases in self.switches.values() for phrase in phrases)

    def choice_phrases(self) -> tuple[str, ...]:
        """Phrases that take one of two."""
        return tuple(phrase for intent in _CHOICE for phrase in self.whole[intent])


def _without(fillers: frozenset[str], words: Words) -> Words:
    return tuple(word for word in words if word not in fillers)


@lru_cache(maxsize=256)
def _bare(phrases: tuple[str, ...], fillers: frozenset[str]) -> frozenset[Words]:
    return frozenset(_without(fillers, phrase) for phrase in all_plain(phrases))
