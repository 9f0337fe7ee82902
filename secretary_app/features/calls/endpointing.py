"""When a caller's turn has ended: silence, weighed by how complete the words so far are.

The spans follow the published practice (PROTOCOLS: people answer after about 200 ms, a pause of up
to one second inside an unfinished sentence is no end): a complete sentence needs little silence, an
unfinished one much.
"""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.features.dialogue.models import Completeness


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointingTimes:
    """Silence in milliseconds after the caller's last sound that ends the turn."""

    complete_ms: int = 300
    """The words so far are a whole question, a yes or no, a full number."""
    nearly_ms: int = 800
    """Only the last words of a phrase are missing, and the recogniser may be late with them."""
    incomplete_ms: int = 900
    """There are words, and more should follow."""
    dictated_ms: int = 1500
    """A number, a name or an address is being dictated, and more of it should follow."""
    none_ms: int = 800
    """Nothing was recognised so far."""

    def needed(self, completeness: Completeness) -> int:
        """Silence that ends a turn whose words are that complete, in ms."""
        match completeness:
            case Completeness.COMPLETE:
                return self.complete_ms
            case Completeness.NEARLY:
                return self.nearly_ms
            case Completeness.INCOMPLETE:
                return self.incomplete_ms
            case Completeness.DICTATED:
                return max(self.dictated_ms, self.incomplete_ms)
            case Completeness.EMPTY:
                return self.none_ms


class Endpointer:
    """Follows one turn: voice activity on one side, the meaning of the partial words on the other.

    Times are line time in milliseconds. The owner asks ``ends_at`` after every change and waits
    until then.
    """

    def __init__(self, *, times: EndpointingTimes) -> None:
        self._times = times
        self._silent_since: int | None = None
        self._suspected = False
        self._completeness = Completeness.EMPTY

    def voice_suspected(self) -> None:
        """A sound that may be the caller's voice; it is dismissed or confirmed at once."""
        self._suspected = True

    def voice_dismissed(self) -> None:
        """It was none: the silence goes on that was before it."""
        self._suspected = False

    def voice_started(self) -> None:
        """The caller makes sound (again)."""
        self._suspected = False
        self._silent_since = None

    def voice_stopped(self, at_ms: int) -> None:
        """The caller's last sound was at ``at_ms``."""
        self._silent_since = at_ms

    def heard(self, completeness: Completeness) -> None:
        """The recogniser has new words, this complete."""
        self._completeness = completeness

    @property
    def patient(self) -> bool:
        """Whether the silence is a long one, for the sake of what is being dictated."""
        return self._completeness is Completeness.DICTATED

    @property
    def ends_at(self) -> int | None:
        """Line time at which the turn ends as things stand; None while the caller may speak."""
        if self._silent_since is None or self._suspected:
            return None
        return self._silent_since + self._times.needed(self._completeness)
