"""The roles that the program brings: templates over rights, named by their keys.

A user has one role, and may be given or denied single rights beside it. ``everything`` of an owner
holds also for rights that a later version declares; every other role gets only what stands here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

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
    {
        "knowledge.view",
        "knowledge.ask",
        "lines.view",
        "models.view",
        "openai.ask",
        "openai.speak",
        "visits.talk",
    }
)
_OWN = frozenset({"profile.change", "chats.view", "chats.write", "chats.delete"})

_KEYS = frozenset({"keys.view", "keys.change"})
"""API keys: a key may only what its user may."""

_AT_THE_DESK = frozenset(
    {
        "users.names",
        "people.view",
        "people.initials",
        "people.meet",
        "people.change",
        "conversations.view",
        "conversations.write",
        "conversations.draft",
        "calls.view",
        "calls.control",
        "calls.listen",
        "calls.note",
        "calls.dial",
        "reports.view",
        "recordings.view",
        "promises.view",
        "promises.make",
        "promises.change",
        "lines.use",
        "widgets.view",
        "widgets.uploads",
        "sms.view",
        "sms.send",
        "visits.answer",
        "bots.view",
        "bots.write",
        "bots.files",
    }
)
_EDITING = frozenset({"knowledge.change"})
_RUNNING_THE_HOUSE = frozenset(
    {
        "users.view",
        "users.change",
        "audit.view",
        "audit.export",
        "secrets.view",
        "secrets.change",
        "settings.change",
        "people.delete",
        "conversations.delete",
        "calls.delete",
        "recordings.delete",
        "promises.delete",
        "models.change",
        "widgets.change",
        "privacy.forget",
        "privacy.view",
        "bots.change",
        "bots.run",
    }
)

ROLES: Mapping[Role, Template] = {
    Role.OWNER: Template(everything=True),
    Role.ADMIN: Template(
        any=_LOOKING_ROUND | _AT_THE_DESK | _EDITING | _RUNNING_THE_HOUSE | _KEYS, own=_OWN
    ),
    Role.OPERATOR: Template(any=_LOOKING_ROUND | _AT_THE_DESK, own=_OWN | _KEYS),
    Role.EDITOR: Template(any=_LOOKING_ROUND | _EDITING, own=_OWN | _KEYS),
    Role.VIEWER: Template(
        any=frozenset({"lines.view", "reports.view"}), own=frozenset({"profile.change"}) | _KEYS
    ),
    Role.USER: Template(any=frozenset({"knowledge.ask"}), own=_OWN | _KEYS),
    Role.WEB: Template(
        any=_EDITING
        | {"knowledge.view", "knowledge.ask", "people.view"}
        | {"conversations.view", "conversations.write", "conversations.draft"},
        own=_OWN | _KEYS,
    ),
    Role.GUEST: Template(any=frozenset({"knowledge.view", "knowledge.ask", "visits.talk"})),
}
