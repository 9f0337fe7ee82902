"""The roles that the program brings: templates over rights, named by their keys.

A user has one role, and may be given or denied single rights beside it. ``everything`` of an owner
holds also for rights that a later version declares; every other role gets only what stands here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from secretary_app.foundation.auth.errors import UnknownRole
from secretary_app.foundation.auth.permissions import Scope


class Role(StrEnum):
    """The built-in roles, from the one that may most to the one that may least."""

    OWNER = "owner"
    ADMIN = "admin"
    OPERATOR = "operator"
    EDITOR = "editor"
    VIEWER = "viewer"
    USER = "user"
    WEB = "web"
    GUEST = "guest"

    @classmethod
    def named(cls, name: str) -> Role:
        """Raises UnknownRole."""
        if name in set(cls):
            return cls(name)
        raise UnknownRole(role=name, roles=", ".join(cls))


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a role may do."""

    any: frozenset[str] = frozenset()
    """With everybody's things."""
    own: frozenset[str] = frozenset()
    """With one's own things only."""
    everything: bool = False

    def rights(self, *, given: Iterable[str] = (), denied: Iterable[str] = ()) -> dict[str, Scope]:
        """Of a user with this role."""
        found = dict.fromkeys(self.own, Scope.OWN) | dict.fromkeys(self.any, Scope.ANY)
        found |= dict.fromkeys(given, Scope.ANY)
        return {key: scope for key, scope in found.items() if key not in set(denied)}


_LOOKING_ROUND = frozenset(
    {"knowledge.view", "documents.view", "assistants.view", "settings.view", "engines.view"}
)
_OWN = frozenset({"chats.view", "chats.write", "chats.delete", "profile.change"})

_AT_THE_DESK = frozenset(
    {
        "calls.view",
        "calls.control",
        "calls.listen",
        "calls.dial",
        "people.view",
        "people.change",
        "people.meet",
        "conversations.view",
        "conversations.write",
        "promises.view",
        "promises.make",
        "promises.change",
        "recordings.view",
        "recordings.listen",
        "recordings.export",
        "sms.view",
        "sms.send",
        "lines.view",
        "knowledge.ask",
        "reports.view",
    }
)
_EDITING = frozenset(
    {
        "knowledge.change",
        "knowledge.ask",
        "documents.change",
        "assistants.change",
    }
)
_RUNNING_THE_HOUSE = frozenset(
    {
        "audit.view",
        "audit.export",
        "conversations.delete",
        "engines.change",
        "lines.change",
        "models.view",
        "models.change",
        "people.delete",
        "people.merge",
        "people.export",
        "people.import",
        "privacy.forget",
        "privacy.view",
        "recordings.delete",
        "secrets.view",
        "settings.change",
        "users.view",
        "users.change",
        "calls.delete",
        "chats.view",
        "chats.delete",
    }
)

ROLES: Mapping[Role, Template] = {
    Role.OWNER: Template(everything=True),
    Role.ADMIN: Template(
        any=_LOOKING_ROUND | _AT_THE_DESK | _EDITING | _RUNNING_THE_HOUSE, own=_OWN
    ),
    Role.OPERATOR: Template(any=_LOOKING_ROUND | _AT_THE_DESK, own=_OWN),
    Role.EDITOR: Template(any=_LOOKING_ROUND | _EDITING, own=_OWN),
    Role.VIEWER: Template(
        any=frozenset({"reports.view", "lines.view", "engines.view"}),
        own=frozenset({"profile.change"}),
    ),
    Role.USER: Template(any=frozenset({"assistants.view", "knowledge.ask"}), own=_OWN),
    Role.WEB: Template(
        any=(_LOOKING_ROUND - {"engines.view", "settings.view"})
        | _EDITING
        | {"conversations.view", "conversations.write", "people.view"},
        own=_OWN,
    ),
    Role.GUEST: Template(any=frozenset({"assistants.view", "knowledge.view"})),
}
