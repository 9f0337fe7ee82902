"""Why we call somebody, what we say first, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.calls.errors import CannotDial
from secretary_app.features.dialogue.models import Sentence, SentenceKind
from secretary_app.features.dialogue.wording import Wording
from secretary_app.kernel.phone import PhoneNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A call of ours that is to be made."""

    number: PhoneNumber
    about: str = ""
    """In words that can be said to them; empty: no reason is given."""
    promised: bool = False
    """They were promised this call, and ``about`` is what they said."""
    language: str | None = None
    """Of the promise; the person's own choice goes before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialled:
    """What came of it."""

    call_id: str
    cause: str
    """Of the end: of the call where somebody took it, else why nobody did."""
    connected: bool
    talked: bool
    """Whether they said anything after they had heard who calls."""


class ServedLine(Protocol):
    """Whoever serves a line."""

    @property
    def busy(self) -> bool:
        """Whether a call is on, rings or is being made."""

    async def dial(self, outgoing: Outgoing) -> Dialled:
        """Call, talk, and return when the call is over. Raises CannotDial."""


class PresentLine:
    """Calls through the line that is served now, where one is."""

    def __init__(self) -> None:
        self._line: ServedLine | None = None

    def use(self, line: ServedLine | None) -> None:
        """From now on calls are made on this one (None: on none)."""
        self._line = line

    @property
    def busy(self) -> bool:
        """Whether nobody can be called now."""
        return self._line is None or self._line.busy

    async def dial(self, outgoing: Outgoing) -> Dialled:
        """Call, talk, and return when the call is over. Raises CannotDial."""
        if self._line is None:
            raise CannotDial(reason="not-served")
        return await self._line.dial(outgoing)


class CallOpening:
    """The first words of a call of ours."""

    def __init__(self, *, wording: Wording) -> None:
        self._wording = wording

    def sentences(
        self, call: Outgoing, assistant: Assistant, language: str
    ) -> tuple[Sentence, ...]:
        """Who calls, whether it is recorded, and why. Nobody may cut off the recording notice."""
        company = assistant.company.get(language, "")
        who = self._wording.say(
            "calling" if company else "calling-plain",
            assistant=assistant,
            language=language,
            kind=SentenceKind.GREETING,
            interruptible=not assistant.announces_recording,
            company=company,
            name=assistant.names[language],
            recording="yes" if assistant.announces_recording else "no",
        )
        if call.promised:
            what = "calling-back-about" if call.about else "calling-back"
        elif call.about:
            what = "calling-about"
        else:
            what = "calling-listens"
        why = self._wording.say(
            what,
            assistant=assistant,
            language=language,
            kind=SentenceKind.GREETING,
            about=call.about.strip().rstrip("."),
        )
        return who, why
