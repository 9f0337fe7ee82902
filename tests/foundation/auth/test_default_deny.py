"""Deny by default: whatever a door can reach asks for a right, and nobody has one by himself."""

import inspect
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.rights import RIGHTS
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.foundation.auth.acting import MARK, Deed, acting_as
from secretary_app.foundation.auth.actor import NOBODY, SYSTEM, Actor
from secretary_app.foundation.auth.errors import NotAllowed, NotSignedIn
from secretary_app.foundation.auth.permissions import Effect, Right, Scope
from secretary_app.foundation.auth.roles import ROLES, Role
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder

pytestmark = pytest.mark.unit

MACHINERY = {
    "folder": "paths, no data",
    "clock": "the time",
    "events": "told to whoever the window lets listen",
    "database": "below all services; no door is given it",
    "bell": "a sound of this computer, about nobody",
    "seat": "where one signs in",
    "telegram": "the door's own parts; those for people stand beside it",
    "screening": "decides about a ring",
    "missed": "keeps what is owed, as the system",
    "dialling": "reached through callbacks, which asks",
    "roster": "who sits at a desk",
    "desk": "asks for the right of each deed itself",
    "engines": "wiring of running engines",
    "model": "wiring of a running model",
    "server": "wiring of the open server",
    "dialogue": "answers whom its door lets ask",
    "asking": "answers whom its door lets ask",
}
"""Parts of the workspace without guards, and why."""

OPEN = {
    # before anybody has signed in
    "UserService.is_first_start",
    "UserService.make_owner",
    # whoever acts is no secret to themselves
    "UserService.me",
    "Sessions.sign_in",
    "Sessions.sign_out",
    "Sessions.try_pin",
    "Sessions.try_pin_in_public",
    "Sessions.try_password",
    "TokenService.sign_in",
    "TokenService.refresh",
    "TokenService.who",
    "TokenService.sign_out",
    "KeyService.who",
    # the log's own intake
    "AuditLog.note",
    "AuditLog.settle",
    # settings are no secret, and how the program is built depends on them
    "Settings.open",
    "Settings.get",
    "Settings.find",
    "Settings.source",
    # what any caller is told
    "KnowledgeService.local_now",
    "KnowledgeService.match",
    "KnowledgeService.related",
    "KnowledgeService.say",
    "KnowledgeService.quote",
    "KnowledgeService.phrases",
    "KnowledgeService.phrases_left_out",
    "KnowledgeService.opening_hours",
    "KnowledgeService.say_when",
    "KnowledgeService.say_by",
    "KnowledgeService.with_changes",
    # tells of what a guarded method has stored
    "ConversationService.announce",
    # carries out what stands in a message, as the system
    "Forgetting.answer_written_wish",
    # wiring
    "RecordingPlayer.close",
    "RecordingPlayer.leave",
    "LineInspector.serve",
    "LineInspector.leave",
    "LineInspector.working",
    "SmsService.sender",
    # lines and assistants are set up like settings
    "LineBook.open",
    "LineBook.all",
    "LineBook.get",
    "LineBook.first",
    "BlockList.open",
    "BlockList.holds",
    "BotBook.open",
    "BotBook.all",
    "BotBook.get",
    "AssistantService.open",
    "AssistantService.all",
    "AssistantService.get",
    "AssistantService.profile",
    # any page may name a widget, and is let in by its domains
    "WidgetBook.open",
    "WidgetBook.met",
}


def services() -> dict[str, type]:
    return {
        name: kind
        for name, kind in typing.get_type_hints(Workspace).items()
        if name not in MACHINERY
    }


def methods() -> Iterator[tuple[str, Callable[..., Any]]]:
    for kind in services().values():
        for name, member in inspect.getmembers(kind, inspect.isroutine):
            if not name.startswith("_"):
                yield f"{kind.__name__}.{name}", member


GUARDED = {name: method for name, method in methods() if hasattr(method, MARK)}


def somebody(*rights: Right, scope: Scope = Scope.ANY) -> Actor:
    return Actor(id="u", name="u", role="test", rights={each.key: scope for each in rights})


def test_every_public_method_asks_for_a_right_or_says_why_not() -> None:
    silent = {name for name, _ in methods()} - GUARDED.keys() - OPEN
    assert silent == set(), "mark them with @needs(RIGHT), see foundation/auth/acting.py"
    stale = OPEN - {name for name, _ in methods()}
    assert stale == set()
    assert len(GUARDED) > 100


async def refusal(method: Callable[..., Any]) -> BaseException | None:
    """What keeps out whoever acts now; the arguments are not even looked at."""
    try:
        result = method(None)
        if inspect.isawaitable(result):
            await result
        elif inspect.isasyncgen(result):
            await result.aclose()
    except (NotAllowed, NotSignedIn) as error:
        return error
    except Exception:  # noqa: BLE001 - let in, and fell over arguments that are none
        return None
    return None


@pytest.mark.parametrize("name", sorted(GUARDED))
async def test_without_the_right_each_is_refused_and_with_it_let_in(name: str) -> None:
    method = GUARDED[name]
    right = getattr(method, MARK)
    assert right.key in RIGHTS
    with acting_as(NOBODY):
        assert isinstance(await refusal(method), NotSignedIn)
    others = [each for each in RIGHTS if each.key != right.key]
    with acting_as(somebody(*others)):
        assert isinstance(await refusal(method), NotAllowed)
    with acting_as(somebody()):
        assert isinstance(await refusal(method), NotAllowed)
    with acting_as(somebody(right)):
        assert await refusal(method) is None
    with acting_as(SYSTEM):
        assert await refusal(method) is None


def test_roles_name_only_rights_there_are_and_each_right_has_somebody() -> None:
    known = {right.key for right in RIGHTS}
    named = set[str]()
    for template in ROLES.values():
        named |= template.any | template.own
        assert not template.any & template.own
    assert named <= known
    programs_own = {
        "recordings.make",
        "calls.record",
        "sms.carry",
        "widgets.receive",
        "bots.carry",
        "audit.trim",
        "secrets.use",
    }
    assert known - named == programs_own


def test_roles_from_top_to_bottom() -> None:
    actors = {
        role: Actor(
            id="u",
            name="u",
            role=role,
            rights=template.rights(),
            everything=template.everything,
        )
        for role, template in ROLES.items()
    }
    assert set(actors) == set(Role)
    may = {
        role: {right.key for right in RIGHTS if actor.may(right)} for role, actor in actors.items()
    }
    assert may[Role.OWNER] > may[Role.ADMIN] > may[Role.OPERATOR] > may[Role.VIEWER]
    assert may[Role.ADMIN] > may[Role.EDITOR] > may[Role.GUEST]
    assert "recordings.view" not in may[Role.WEB] | may[Role.EDITOR] | may[Role.USER]
    assert not any(
        right.effect is Effect.CHANGE for right in RIGHTS if right.key in may[Role.GUEST]
    )
    assert "profile.change" not in actors[Role.GUEST].rights


def test_own_things_only() -> None:
    right = Right("things.view", Effect.LOOK)
    owner = somebody(right, scope=Scope.OWN)
    assert owner.may(right, owner_id="u")
    assert not owner.may(right, owner_id="v")
    assert not owner.may(right, owner_id=None)
    assert not owner.may(right)


class Notes:
    def __init__(self) -> None:
        self.deeds = list[Deed]()

    def note(self, deed: Deed) -> None:
        self.deeds.append(deed)


async def test_what_is_done_and_what_is_refused_is_told_to_the_witness(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.prepare()
    notes = Notes()
    async with open_workspace(folder, clock=Clock()) as workspace:
        entries = workspace.knowledge.entries
        with acting_as(somebody(), witness=notes, origin="desk"), pytest.raises(NotAllowed):
            await entries()
        assert [(each.right, each.outcome) for each in notes.deeds] == [
            ("knowledge.view", "refused")
        ]
        with acting_as(SYSTEM, witness=notes):
            await entries()
    assert len(notes.deeds) == 1
