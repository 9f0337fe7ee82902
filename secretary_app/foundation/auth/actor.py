"""Who does something: a signed-in user, the program itself, whoever holds the machine, nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from secretary_app.foundation.auth.permissions import Right, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody with rights."""

    id: str
    """Of a user; ``system``, ``cli`` and ``nobody`` are no users."""
    name: str
    role: str
    """As shown to a person; what counts are ``rights``."""
    rights: Mapping[str, Scope] = field(default_factory=dict)
    everything: bool = False
    """The program itself, and an owner: also what no template names."""

    def may(self, right: Right, *, owner_id: str | None = None) -> bool:
        """Whether this may be done with something of ``owner_id``; None: with what has no owner."""
        if self.everything:
            return True
        scope = self.rights.get(right.key)
        if scope is Scope.OWN:
            return owner_id is not None and owner_id == self.id
        return scope is Scope.ANY

    def may_somehow(self, right: Right) -> bool:
        """Whether it may be done at least with one's own."""
        return self.everything or right.key in self.rights


NOBODY = Actor(id="nobody", name="", role="nobody")
"""Who acts before anybody has signed in: there is nothing they may do."""

SYSTEM = Actor(id="system", name="system", role="system", everything=True)
"""The program at its own work: calls, timers, retention. It is no person; nothing is audited."""

MACHINE_OWNER = Actor(id="cli", name="cli", role="owner", everything=True)
"""Whoever runs our commands in the account that the data folder belongs to: they could read the
database with any other program as well. What they do is written down."""
