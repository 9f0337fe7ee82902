"""Tokens as a program meets them: over HTTP, with forged, old, stolen and revoked ones."""

import asyncio
import base64
import hashlib
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import jwt
import pytest

from secretary_app.foundation.auth import sessions
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.limits import FREE_TRIES
from secretary_app.foundation.auth.models import SessionEnd
from secretary_app.foundation.auth.roles import Role
from secretary_app.foundation.auth.tokens.models import ACCESS_LASTS, REFRESH_LASTS
from tests.support.known_door import LIMIT_S, PASSWORDS, Door, known_door

pytestmark = pytest.mark.wire

REVOKED = (401, "token-revoked")
INVALID = (401, "token-invalid")
EXPIRED = (401, "token-expired")


@pytest.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    async with known_door(tmp_path) as opened:
        yield opened


async def test_who_signs_in_acts_until_they_sign_out(door: Door) -> None:
    assert (await door.ask("GET", "/auth/me"))[1] == "sign-in-needed"
    assert (await door.ask("GET", "/auth/status"))[1] == {
        "signed_in": False,
        "name": None,
        "has_users": True,
    }
    tokens = await door.sign_in("ivan")
    assert (tokens["token_type"], tokens["expires_in"]) == ("Bearer", ACCESS_LASTS.total_seconds())
    status, me = await door.ask("GET", "/auth/me", by=tokens["access_token"])
    assert (status, me["name"], me["role"]) == (200, "ivan", "operator")
    assert me["rights"]["people.view"] == "any"
    assert me["rights"]["keys.change"] == "own"
    assert (await door.ask("GET", "/auth/profile", by=tokens["access_token"])) == (200, me)
    assert (await door.ask("GET", "/auth/status", by=tokens["access_token"]))[1]["signed_in"]
    (session,) = await door.sessions.open()
    assert (session.door, session.address) == ("api", "127.0.0.1")
    assert (await door.ask("POST", "/auth/logout", by=tokens["access_token"]))[0] == 204
    assert await door.ask("GET", "/auth/me", by=tokens["access_token"]) == REVOKED
    assert await door.refresh(tokens["refresh_token"]) == REVOKED
    # Whose access token is over signs out by the refresh token.
    again = await door.sign_in("ivan")
    door.clock.move(ACCESS_LASTS)
    assert await door.ask("GET", "/auth/me", by=again["access_token"]) == EXPIRED
    assert (await door.ask("POST", "/auth/logout", by=again["refresh_token"]))[0] == 204
    assert await door.refresh(again["refresh_token"]) == REVOKED
    begun = await door.noted("session.begin")
    assert {(each.actor_name, each.origin) for each in begun} == {("ivan", "api 127.0.0.1")}


async def test_a_refresh_token_is_good_once_and_whoever_brings_it_again_ends_the_session(
    door: Door,
) -> None:
    first = await door.sign_in("ivan")
    other = await door.sign_in("ivan")
    status, second = await door.refresh(first["refresh_token"])
    assert status == 200
    assert (await door.ask("GET", "/auth/me", by=second["access_token"]))[0] == 200
    # A thief, or the victim of one: nobody can tell which, so both are out.
    assert await door.refresh(first["refresh_token"]) == (401, "token-reused")
    for token in (first["access_token"], second["access_token"]):
        assert await door.ask("GET", "/auth/me", by=token) == REVOKED
    assert await door.refresh(second["refresh_token"]) == REVOKED
    assert (await door.ask("GET", "/auth/me", by=other["access_token"]))[0] == 200
    (ended,) = await door.noted("session.end")
    assert ended.after["end"] == SessionEnd.REUSED
    # Two at once are two, too.
    answers = await asyncio.gather(*(door.refresh(other["refresh_token"]) for _ in range(4)))
    assert sorted(status for status, _ in answers) == [200, 401, 401, 401]
    assert await door.ask("GET", "/auth/me", by=other["access_token"]) == REVOKED


async def test_tokens_have_their_time_and_outlast_the_program(tmp_path: Path) -> None:
    async with known_door(tmp_path) as door:
        await door.seat.sign_in("olga", PASSWORDS["olga"])
        tokens = await door.sign_in("ivan")
    async with known_door(tmp_path) as door:
        assert [each.user_name for each in await door.sessions.open()] == ["ivan"]
        assert (await door.ask("GET", "/auth/me", by=tokens["access_token"]))[0] == 200
        door.clock.move(REFRESH_LASTS - timedelta(seconds=1))
        assert await door.ask("GET", "/auth/me", by=tokens["access_token"]) == EXPIRED
        status, renewed = await door.refresh(tokens["refresh_token"])
        assert status == 200
        door.clock.move(REFRESH_LASTS)
        assert await door.refresh(renewed["refresh_token"]) == EXPIRED
        await door.sign_in("anna")
        assert [each.user_name for each in await door.sessions.open()] == ["anna"]
        assert (await door.noted("session.end"))[-1].after["end"] == SessionEnd.EXPIRED
        # What is over is kept as long as the log is: first olga's goes, then ivan's.
        assert await door.sessions.tidy(0) == 0
        door.clock.move(timedelta(days=10))
        assert [await door.sessions.tidy(days) for days in (11, 11, 9)] == [1, 0, 1]
        assert [each.user_name for each in await door.sessions.open()] == ["anna"]
    assert tokens["refresh_token"].encode() not in (tmp_path / "secretary.db").read_bytes()


async def test_whoever_loses_account_password_or_rights_is_out_at_once(door: Door) -> None:
    async def out(change: Callable[[], Any]) -> bool:
        tokens = await door.sign_in("ivan")
        assert (await door.ask("GET", "/auth/me", by=tokens["access_token"]))[0] == 200
        await change()
        refused = await door.ask("GET", "/auth/me", by=tokens["access_token"])
        return (refused, await door.refresh(tokens["refresh_token"])) == (REVOKED, REVOKED)

    assert await out(lambda: door.users.set_role("ivan", Role.EDITOR))
    assert await out(lambda: door.users.set_rights("ivan", given=["sms.view"], denied=[]))
    assert await out(lambda: door.users.disable("ivan"))
    body = {"username": "ivan", "password": PASSWORDS["ivan"]}
    assert await door.ask("POST", "/auth/login", body) == (403, "user-disabled")
    await door.users.enable("ivan")

    async def end() -> None:
        (session,) = await door.sessions.open()
        await door.sessions.end(session.id)

    assert await out(end)
    assert await out(lambda: door.users.reset("ivan", "a second password"))
    # By a password that somebody else chose, only another can be chosen.
    body = {"username": "ivan", "password": "a second password"}
    _, tokens = await door.ask("POST", "/auth/login", body)
    assert tokens["must_change_password"]
    _, me = await door.ask("GET", "/auth/me", by=tokens["access_token"])
    assert me["rights"] == {"profile.change": "own"}
    assert await door.ask("GET", "/auth/keys", by=tokens["access_token"]) == (403, "not-allowed")


async def test_another_password_ends_every_token_and_leaves_the_desk(door: Door) -> None:
    await door.seat.sign_in("olga", PASSWORDS["olga"])
    old, stolen = await door.sign_in("olga"), await door.sign_in("olga")
    easy = {"old": PASSWORDS["olga"], "new": "password1"}
    refused = await door.ask("POST", "/auth/password", easy, by=old["access_token"])
    assert refused == (422, "password-too-easy")
    change = {"old": PASSWORDS["olga"], "new": "seven brass trumpets"}
    status, new = await door.ask("POST", "/auth/password", change, by=old["access_token"])
    assert status == 200
    for tokens in (old, stolen):
        assert await door.ask("GET", "/auth/me", by=tokens["access_token"]) == REVOKED
        assert await door.refresh(tokens["refresh_token"]) == REVOKED
    assert (await door.ask("GET", "/auth/me", by=new["access_token"]))[0] == 200
    assert door.seat.user is not None
    # Whoever has stolen a token learns the password no quicker than at the door.
    wrong = {"old": "no idea at all", "new": "eleven red boats"}
    answers = [
        await door.ask("POST", "/auth/password", wrong, by=new["access_token"])
        for _ in range(FREE_TRIES + 2)
    ]
    assert answers == [(422, "sign-in-failed")] * (FREE_TRIES + 1) + [(429, "sign-in-too-often")]


@pytest.mark.parametrize("name", ["olga", "stranger"])
async def test_wrong_passwords_make_wait_at_this_door_and_not_at_the_desk(
    door: Door, name: str
) -> None:
    wrong = {"username": name, "password": "wrong words here"}
    answers = [await door.ask("POST", "/auth/login", wrong) for _ in range(FREE_TRIES + 2)]
    assert answers == [(401, "sign-in-failed")] * (FREE_TRIES + 1) + [(429, "sign-in-too-often")]
    right = {"username": "olga", "password": PASSWORDS["olga"]}
    expected = 429 if name == "olga" else 200
    assert (await door.ask("POST", "/auth/login", right))[0] == expected
    await door.seat.sign_in("olga", PASSWORDS["olga"])
    refused = [each for each in await door.noted("session.begin") if each.outcome == "refused"]
    assert {each.origin for each in refused} == {"api 127.0.0.1"}
    assert {each.after["name"] for each in refused} == {name if name == "olga" else ""}
    door.clock.move(timedelta(hours=1))
    assert (await door.ask("POST", "/auth/login", right))[0] == 200
    assert (await door.ask("POST", "/auth/login", wrong))[1] == "sign-in-failed"


def signed_by_us(secret: str) -> bytes:
    """As ``tokens/signing.py`` makes the key, written down a second time."""
    return hashlib.sha256(b"secretary: tokens of programs\n" + secret.encode()).digest()


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


async def test_a_forged_token_is_none_and_breaks_nothing(door: Door) -> None:
    tokens = await door.sign_in("ivan")
    await door.sign_in("olga")
    good = tokens["access_token"]
    head, body, signature = good.split(".")
    claims = jwt.decode(good, options={"verify_signature": False})
    (owner,) = [each for each in await door.sessions.open() if each.user_name == "olga"]
    key = signed_by_us(door.secret)
    as_owner = claims | {"sub": owner.user_id, "sid": owner.id}
    without = [
        jwt.encode({name: value for name, value in claims.items() if name != each}, key)
        for each in claims
    ]
    forged = [
        *without,
        jwt.encode(as_owner, "", algorithm="none"),
        f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(as_owner)}.",
        f"{part({'alg': 'None'})}.{part(as_owner)}.{signature}",
        f"{part({'alg': 'RS256'})}.{body}.{signature}",
        f"{head}.{part(as_owner)}.{signature}",
        f"{head}.{body}.",
        f"{head}.{body}",
        good[:-2],
        good + "x" * 3000,
        jwt.encode(as_owner, b"another key, as long as it has to be", algorithm="HS256"),
        jwt.encode(as_owner, key + key, algorithm="HS512"),
        jwt.encode(claims | {"iss": "somebody"}, key),
        jwt.encode(claims | {"typ": "admin"}, key),
        jwt.encode(claims | {"exp": 10**18}, key),
        jwt.encode(claims | {"exp": "never"}, key),
        jwt.encode(claims | {"sub": 7}, key),
        tokens["refresh_token"],
        "null",
        "ключ",
        "..",
        "",
    ]
    for token in forged:
        header = f"Bearer {token}".encode().decode("latin-1")
        assert await door.ask("GET", "/auth/me", Authorization=header) == INVALID, token
    assert await door.refresh(good) == INVALID
    # Signed as ours are, about what is not so: a user whom the session does not belong to.
    stolen = jwt.encode(claims | {"sub": owner.user_id}, key)
    assert await door.ask("GET", "/auth/me", by=stolen) == REVOKED
    lost = jwt.encode(claims | {"sid": "../../etc"}, key)
    assert await door.ask("GET", "/auth/me", by=lost) == REVOKED
    assert (await door.ask("GET", "/auth/me", Authorization="Basic b2xnYTp4"))[1] == (
        "sign-in-needed"
    )
    assert (await door.ask("GET", "/auth/me", by=good))[0] == 200


NO_TEXT = (
    b"Authorization: Bearer sk-\xff\xfe",
    b"Authorization: Bearer \xff.\xff.\xff",
    b"X-API-Key: \xf0\x9f",
    b"X-API-Key:",
    b"Authorization: Bearer",
    b"authorization:bEaReR  sk-x ",
)


async def test_bytes_that_are_no_text_are_no_proof(door: Door) -> None:
    for proof in NO_TEXT:
        reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
        head = b"GET /auth/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        writer.write(head + proof + b"\r\n\r\n")
        async with asyncio.timeout(LIMIT_S):
            answer = await reader.read()
        writer.close()
        await writer.wait_closed()
        assert answer.startswith((b"HTTP/1.1 401", b"HTTP/1.1 400")), (proof, answer)


async def test_no_token_and_no_password_stands_in_a_log_or_an_error(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    tokens = await door.sign_in("ivan")
    secrets = [tokens["access_token"], tokens["refresh_token"], PASSWORDS["ivan"]]
    told = list[object]()
    _, made = await door.ask(
        "POST", "/auth/keys", {"name": "n", "scopes": ["sms.view"]}, by=tokens["access_token"]
    )
    secrets.append(made["key"])
    for given in (tokens["access_token"] + "x", made["key"] + "x"):
        async with door.client.get(
            "/auth/me", headers={"Authorization": f"Bearer {given}"}
        ) as answer:
            told.append(await answer.text())
    unreadable = {"username": "ivan", "password": PASSWORDS["ivan"], "more": 1}
    async with door.client.post("/auth/login", json=unreadable) as answer:
        assert answer.status == 422
        told.append(await answer.text())
    assert caplog.records
    for secret in secrets:
        assert secret not in caplog.text
        assert secret not in "".join(map(str, told))
        assert secret not in repr(await door.noted("session.begin"))


async def test_a_program_that_never_signs_out_crowds_out_its_own_oldest(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "MOST_LASTING", 3)
    first = await door.sign_in("ivan")
    other = await door.sign_in("olga")
    for _ in range(3):
        await door.sign_in("ivan")
    assert await door.ask("GET", "/auth/me", by=first["access_token"]) == REVOKED
    assert (await door.ask("GET", "/auth/me", by=other["access_token"]))[0] == 200
    assert len(await door.sessions.open()) == 4


async def test_streams_end_with_what_let_them_in(door: Door) -> None:
    async def listens(bearer: str) -> Awaitable[bytes]:
        headers = {"Authorization": f"Bearer {bearer}"}
        answer = await door.client.get("/follow", headers=headers)
        assert answer.status == 200
        assert b"retry" in await answer.content.readuntil(b"\n\n")
        return answer.read()

    ivan, olga = await door.sign_in("ivan"), await door.sign_in("olga")
    with acting_as((await door.users.find("anna")).as_actor()):
        key = await door.keys.create("n", scopes=["keys.view"], days=1)
    by_token, stays = await listens(ivan["access_token"]), await listens(olga["access_token"])
    by_key = await listens(key.secret)
    headers = {"Authorization": f"Bearer {ivan['access_token']}"}
    async with door.client.ws_connect("/talk", headers=headers) as socket:
        await socket.send_str("да")
        assert await socket.receive_str() == "да"
        await door.users.set_role("ivan", Role.EDITOR)
        assert b"ivan" in await by_token
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
    await door.keys.revoke(key.key.id)
    assert b"anna" in await by_key
    other = asyncio.ensure_future(stays)
    assert not other.done()
    await door.ask("POST", "/auth/logout", by=olga["access_token"])
    assert b"olga" in await other
