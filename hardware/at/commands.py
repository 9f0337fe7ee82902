"""A command as data: what to write, how long it may take, what may come back."""

import re
from dataclasses import dataclass

from hardware.at.results import PLAIN_FINALS, FinalKind, FinalResult

# Nothing here can end the command early, begin another one or close a quotation.
_HARMLESS = re.compile(r"[0-9A-Za-z*#+,._-]{0,120}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command of a modem. Tables of these are the dialects."""

    text: str
    """What is written, without the CR; {places} are filled in by `line`."""
    time_limit_s: float
    source: str
    """Where its form and its time limit come from: the chapter of a manual, or who saw it."""
    answer: str | None = None
    """Pattern of the lines it prints before its final result; None when it prints none."""
    loose_answer: bool = False
    """Any line may be its answer (a maker's name), so the unsolicited lines are tried first."""
    finals: frozenset[FinalKind] = PLAIN_FINALS
    """Final results that end it."""
    prompt_limit_s: float | None = None
    """Of a command with a payload: how long its prompt may take. None: as long as all of it."""
    answer_required: bool = False
    """A final result before the answer belongs to an older command and is not counted."""

    def line(self, **arguments: str | int) -> str:
        """Fill in the places.

        Raises:
            ValueError: An argument has a character that could end the command or begin another.
        """
        for name, value in arguments.items():
            if not _HARMLESS.fullmatch(str(value)):
                raise ValueError(f"{name} of {self.text} has characters that no command may have")
        return self.text.format(**arguments)

    def is_answer(self, text: str) -> bool:
        """Whether a line is of this command's answer."""
        return self.answer is not None and bool(re.match(self.answer, text, re.IGNORECASE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a command brought."""

    result: FinalResult
    lines: tuple[str, ...] = ()
    bodies: tuple[str | None, ...] = ()
    """One for each line: the hex digits of the message that it announces, or None."""

    def match(self, pattern: str) -> "re.Match[str] | None":
        """Find the first line that begins as the pattern says."""
        found = (re.match(pattern, line, re.IGNORECASE) for line in self.lines)
        return next((match for match in found if match is not None), None)


STEP_IN = Command(
    text="AT+CMEE?",
    time_limit_s=3.0,
    answer=r"\+CMEE: ?\d",
    answer_required=True,
    source="3GPP 27.007 9.1. Asked after a time-out: its answer cannot be mistaken for a late one",
)
