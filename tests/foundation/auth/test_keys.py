"""API keys: over HTTP and by commands; and that a key never may more than its user and itself."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.bootstrap.rights import RIGHTS
from secretary_app.cli.main import main
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.errors import NotAllowed, UnknownRight, UserMissing
from secretary_app.foundation.auth.keys import models, service
from secretary_app.foundation.auth.keys.errors import (
    BadKeyDays,
    BadKeyName,
    KeyMissing,
    ScopesMissing,
    ScopeTooWide,
    TooManyKeys,
)
from secretary_app.foundation.auth.keys.models import ALL, narrowed
from secretary_app.foundation.auth.roles import ROLES, Role
from tests.support.known_door import Door, known_door

pytestmark = pytest.mark.wire

KEYS = [right.key for right in RIGHTS]
INVALID = (401, "key-invalid")


@pytest.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    async with known_door(tmp_path) as opened:
        yield opened


async def actor(door: Door, name: str) -> Actor:
    return (await door.users.find(name)).as_actor()


async def test_a_key_is_shown_once_and_opens_what_it_was_made_for(
    door: Door, tmp_path: Path
) -> None:
    bearer = (await door.sign_in("ivan"))["access_token"]
    wanted = {"name": " Касса  у входа ", "scopes": ["keys.view", "people.view"], "days": 30}
    status, made = await door.ask("POST", "/auth/keys", wanted, by=bearer)
    assert (status, made["name"], made["user"]) == (201, "Касса у входа", "ivan")
    secret = made.pop("key")
    assert secret.startswith("sk-")
    assert made["hint"] == secret[:7]
    for headers in ({"by": secret}, {"X-API-Key": secret}):
        status, me = await door.ask("GET", "/auth/me", **headers)
        assert (status, me["name"]) == (200, "ivan")
        assert me["rights"] == {"keys.view": "own", "people.view": "any"}
    _, listed = await door.ask("GET", "/auth/keys", by=secret)
    (shown,) = listed["items"]
    assert shown["used_from"] == "127.0.0.1"
    assert shown["used_at"] is not None
    assert "key" not in shown
    # What it was not made for: neither more keys, nor another password.
    assert await door.ask("POST", "/auth/keys", wanted, by=secret) == (403, "not-allowed")
    change = {"old": "x" * 9, "new": "y" * 9}
    assert await door.ask("POST", "/auth/password", change, by=secret) == (403, "not-allowed")
    door.clock.move(timedelta(days=30))
    assert await door.ask("GET", "/auth/me", by=secret) == (401, "key-expired")
    noted = await door.noted("keys.change")
    assert noted[0].after["scopes"] == ["keys.view", "people.view"]
    assert secret not in repr(noted)
    for file in tmp_path.glob("secretary.db*"):
        assert secret.encode() not in file.read_bytes()


async def test_a_revoked_key_and_one_of_a_disabled_user_open_nothing(door: Door) -> None:
    with acting_as(await actor(door, "ivan")):
        one = await door.keys.create("one", scopes=[ALL], days=0)
        two = await door.keys.create("two", scopes=["sms.view"], days=0)
    assert (await door.ask("GET", "/auth/me", by=one.secret))[0] == 200
    assert (await door.ask("DELETE", f"/auth/keys/{one.key.id}", by=one.secret))[0] == 204
    assert await door.ask("GET", "/auth/me", by=one.secret) == INVALID
    assert (await door.ask("GET", "/auth/me", by=two.secret))[0] == 200
    await door.users.set_role("ivan", Role.EDITOR)
    assert (await door.ask("GET", "/auth/me", by=two.secret))[1]["rights"] == {}
    await door.users.disable("ivan")
    assert await door.ask("GET", "/auth/me", by=two.secret) == INVALID
    await door.users.enable("ivan")
    assert (await door.ask("GET", "/auth/me", by=two.secret))[0] == 200
    for wrong in ("sk-", "sk-" + "x" * 43, "sk-' OR 1=1 --", two.secret[:-1], two.secret + "A"):
        assert await door.ask("GET", "/auth/me", by=wrong) == INVALID
        assert await door.ask("GET", "/auth/me", **{"X-API-Key": wrong}) == INVALID


async def test_other_peoples_keys_are_theirs(door: Door) -> None:
    with acting_as(await actor(door, "olga")):
        owners = await door.keys.create("owner's", scopes=["users.view"], days=0)
    ivan, anna = await door.sign_in("ivan"), await door.sign_in("anna")
    path = f"/auth/keys/{owners.key.id}"
    for tokens in (ivan, anna):
        bearer = tokens["access_token"]
        assert await door.ask("DELETE", path, by=bearer) == (403, "not-allowed")
        assert (await door.ask("GET", "/auth/keys", by=bearer))[1]["items"] == []
        everybodys = await door.ask("GET", "/auth/keys?everybody=true", by=bearer)
        assert everybodys == (403, "not-allowed")
        wide = {"name": "n", "scopes": ["users.change"]}
        refused = await door.ask("POST", "/auth/keys", wide, by=bearer)
        assert refused == (403, "key-scope-too-wide")
    missing = await door.ask("DELETE", "/auth/keys/..%2f..%2fetc", by=ivan["access_token"])
    assert missing == (404, "key-missing")
    assert (await door.ask("GET", "/auth/me", by=owners.secret))[0] == 200
    olga = (await door.sign_in("olga"))["access_token"]
    _, found = await door.ask("GET", "/auth/keys?everybody=true", by=olga)
    assert [each["user"] for each in found["items"]] == ["olga"]
    assert (await door.ask("DELETE", path, by=olga))[0] == 204


async def test_a_key_is_made_within_bounds(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    olga, ivan = await actor(door, "olga"), await actor(door, "ivan")
    with acting_as(ivan):
        for name, scopes, days, error in (
            (" ", ["sms.view"], 1, BadKeyName),
            ("x" * 65, ["sms.view"], 1, BadKeyName),
            ("n", ["sms.view"], -1, BadKeyDays),
            ("n", ["sms.view"], 4000, BadKeyDays),
            ("n", [], 1, ScopesMissing),
            ("n", ["sms.fly"], 1, UnknownRight),
            ("n", ["sms.view", "users.change"], 1, ScopeTooWide),
        ):
            with pytest.raises(error):
                await door.keys.create(name, scopes=scopes, days=days)
        with pytest.raises(NotAllowed):
            await door.keys.create("n", scopes=["sms.view"], days=1, user="anna")
        with pytest.raises(KeyMissing):
            await door.keys.revoke("nothing")
    # A key that may make keys makes none that may more.
    for scopes in (["users.view"], [ALL]):
        with acting_as(narrowed(olga, ["keys.change"])), pytest.raises(ScopeTooWide):
            await door.keys.create("n", scopes=scopes, days=1)
    with acting_as(olga):
        with pytest.raises(ScopeTooWide):
            await door.keys.create("n", scopes=["users.view"], days=1, user="anna")
        made = await door.keys.create("n", scopes=["lines.view"], days=1, user="Anna")
        assert made.key.user_name == "anna"
    with pytest.raises(UserMissing):
        await door.keys.create("n", scopes=["sms.view"], days=1)
    monkeypatch.setattr(service, "MOST_KEYS", 2)
    with acting_as(ivan):
        await door.keys.create("n", scopes=["sms.view"], days=1)
        last = await door.keys.create("n", scopes=["sms.view"], days=1)
        with pytest.raises(TooManyKeys):
            await door.keys.create("n", scopes=["sms.view"], days=1)
        await door.keys.revoke(last.key.id)
        await door.keys.create("n", scopes=["sms.view"], days=1)
    assert models.MOST_KEYS > 2


@given(
    role=st.sampled_from(Role),
    given_=st.sets(st.sampled_from(KEYS), max_size=5),
    denied=st.sets(st.sampled_from(KEYS), max_size=5),
    scopes=st.sets(st.sampled_from([*KEYS, ALL]), max_size=8),
)
def test_a_key_may_no_more_than_its_user_and_than_it_was_made_for(
    role: Role, given_: set[str], denied: set[str], scopes: set[str]
) -> None:
    template = ROLES[role]
    rights = template.rights(given=given_, denied=denied)
    user = Actor(id="u", name="u", role=role, rights=rights, everything=template.everything)
    key = narrowed(user, scopes)
    assert key.id == user.id
    for right in RIGHTS:
        for owner in ("u", "v", None):
            within = right.key in scopes or ALL in scopes
            expected = within and user.may(right, owner_id=owner)
            assert key.may(right, owner_id=owner) == expected


def test_commands_manage_users_keys_and_the_log(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def manage(*argv: str) -> tuple[int, str]:
        code = main(["--data", str(tmp_path), "--lang", "en", "manage", *argv])
        out, err = capfd.readouterr()
        return code, out + err

    assert "Nobody has an account yet" in manage("users", "list")[1]
    assert manage("users", "create", "kassa", "--role", "operator")[0] == 0
    key = ("keys", "create", "till", "--user", "kassa", "--scope")
    assert manage(*key, "users.change")[0] == 2
    # An account of a program: nobody has ever signed in by its password.
    code, told = manage(*key, "sms.view", "--scope", "keys.view")
    assert (code, "sk-" in told) == (0, True)
    (kept,) = json.loads(manage("keys", "list", "--json")[1])
    assert (kept["name"], kept["scopes"]) == ("till", ["keys.view", "sms.view"])
    assert kept["hint"] in manage("keys", "list", "--user", "Kassa")[1]
    assert "opens nothing any more" in manage("keys", "revoke", kept["id"])[1]
    assert "revoked" in manage("keys", "list")[1]
    assert "is editor now" in manage("users", "set-role", "kassa", "editor")[1]
    assert "First password of kassa" in manage("users", "reset", "kassa")[1]
    assert "kassa is switched off" in manage("users", "disable", "kassa")[1]
    code, told = manage("audit", "verify")
    assert (code, "none changed" in told) == (0, True)
