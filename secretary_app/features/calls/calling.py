"""Why we call somebody, what we say first, and what came of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.calls.errors import CannotDial
from secretary_app.features.calls.rights import DIAL
from secretary_app.features.conversations.models import Evidence
from secretary_app.features.dialogue.models import Sentence, SentenceKind
from secretary_app.features.dialogue.wording import Wording
from secretary_app.foundation.auth.acting import acting_as, needs
from secretary_app.foundation.auth.actor import SYSTEM
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
    line_id: str | None = None
    """By which line; None: by any."""
    answer: str = ""
    """To the question that ``about`` is: they are called to be told."""
    evidence: Evidence | None = None
    """What ``answer`` rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialled:
    """What came of it."""

    call_id: str
    cause: str
    """Of the end: of the call where somebody took it, else why nobody did."""
    connected: bool
    reached: bool
    """Whether they said anything after they had heard who calls; where there was something to tell
    them, whether they heard it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A call of ours that is being made."""

    call_id: str
    over: Awaitable[Dialled]
    """The call is the line's: it goes on where nobody waits for this."""


class ServedLine(Protocol):
    """Whoever serves one call at a time."""

    @property
    def busy(self) -> bool:
        """Whether a call is on, rings or is being made."""

    @property
    def ready(self) -> bool:
        """Whether somebody could be called now: it is not busy, and on the network."""

    def begin(self, outgoing: Outgoing) -> Begun:
        """Call, and talk. Raises CannotDial where it cannot even be begun."""


class DiallingLine:
    """One line, with whoever serves each of its calls at once."""

    def __init__(self, seats: Sequence[ServedLine], *, dials: Callable[[], bool]) -> None:
        """``dials``: whether people can be called from it as it is set up now."""
        self._seats = tuple(seats)
        self._dials = dials

    @property
    def dials(self) -> bool:
        """Whether people can be called from it."""
        return self._dials()

    @property
    def busy(self) -> bool:
        """Whether all of it is."""
        return all(each.busy for each in self._seats)

    @property
    def ready(self) -> bool:
        """Whether somebody could be called now from one of its seats."""
        return self.dials and any(each.ready for each in self._seats)

    def begin(self, outgoing: Outgoing) -> Begun:
        """By a seat that is ready; where none is, one that is free says why. Raises CannotDial."""
        free = [each for each in self._seats if not each.busy]
        ready = next((each for each in free if each.ready), None)
        return (ready or next(iter(free), self._seats[0])).begin(outgoing)


class PresentLines:
    """Calls through the lines that are served now."""

    def __init__(self) -> None:
        self._lines: dict[str, DiallingLine] = {}

    def serve(self, line_id: str, line: DiallingLine) -> None:
        """From now on calls are made on this one, too."""
        self._lines[line_id] = line

    def leave(self, line_id: str) -> None:
        """No more."""
        self._lines.pop(line_id, None)

    @property
    def served(self) -> frozenset[str]:
        """Lines on which calls can be made."""
        return frozenset(line_id for line_id, line in self._lines.items() if line.dials)

    @property
    def ready(self) -> tuple[str, ...]:
        """Lines on which somebody could be called now, the first of them first."""
        return tuple(line_id for line_id, line in self._lines.items() if line.ready)

    @needs(DIAL, about="outgoing.line_id")
    async def begin(self, outgoing: Outgoing) -> Begun:
        """Call, and return while it is being made. Raises CannotDial."""
        by = outgoing.line_id
        served = [line for line_id, line in self._lines.items() if by in {None, line_id}]
        lines = [line for line in served if line.dials]
        if not lines:
            raise CannotDial(reason="no-outgoing" if served else "not-served")
        # Where none is ready, one that is free says why, or the first that it is busy.
        free = [each for each in lines if not each.busy]
        line = next((each for each in lines if each.ready), next(iter(free), lines[0]))
        # From here on it is the line's own work, whoever wanted it.
        with acting_as(SYSTEM):
            return line.begin(outgoing)

    async def dial(self, outgoing: Outgoing) -> Dialled:
        """Call, talk, and return when the call is over and written down. Raises CannotDial.

        Who rings meanwhile goes before it, and then ``taken`` is the cause.
        """
        return await (await self.begin(outgoing)).over


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
        if call.answer:
            return who, *self._found_out(call, assistant, language)
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

    def _found_out(self, call: Outgoing, assistant: Assistant, language: str) -> Iterator[Sentence]:
        """What they had asked, the answer in the words of who found it out, and what else."""
        yield self._wording.say(
            "found-out",
            assistant=assistant,
            language=language,
            kind=SentenceKind.CONFIRM,
            about=call.about.strip().rstrip(".?!"),
        )
        assert call.evidence is not None
        yield from self._wording.answer(call.answer, language=language, evidence=call.evidence)
        yield self._wording.say(
            "anything-else", assistant=assistant, language=language, kind=SentenceKind.ASK
        )
