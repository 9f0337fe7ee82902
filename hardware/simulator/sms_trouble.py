"""How short messages go wrong, on demand (PROTOCOLS 1.6): refused, never answered, no room."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(slots=True, kw_only=True)
class SmsTrouble:
    """Switches; the numbers that count down are changed by what happens."""

    prompts_lost: int = 0
    """The next so many AT+CMGS never ask for the message."""
    answers_lost: int = 0
    """The next so many messages are sent and nobody says so (a SIM7600, transcript 31)."""
    swallowed: int = 0
    """The next so many messages are neither sent nor answered."""
    refused: Mapping[str, int] = field(default_factory=dict)
    """The +CMS ERROR of a receiver's number."""
    refusals: int = 0
    """The next so many messages are refused with `refusal`."""
    refusal: int = 38
    report_status: Mapping[str, int] = field(default_factory=dict)
    """TP-Status of the reports of a receiver's number; 0 (delivered) of all others."""
    reports: bool = True
    """Whether the network sends reports at all."""
    room: int | None = None
    """How many messages a memory takes; None: as many as it has slots."""

    def to_json(self) -> dict[str, Any]:
        """Plain values for the wire."""
        return asdict(self)
