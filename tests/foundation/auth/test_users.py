"""Accounts and sign-in: with a real database and real argon2id, at costs that a test can pay."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from secretary_app.bootstrap.rights import RIGHTS
from secretary_app.foundation.auth.acting import acting_as, current_actor
from secretary_app.foundation.auth.actor import NOBODY, SYSTEM, Actor
from secretary_app.foundation.auth.errors import (
    BadPin,
    BadUserName,
    LastOwner,
    NotAllowed,
    NotSignedIn,
    OwnerExists,
    PasswordTooEasy,
    PasswordTooShort,
    PinRefused,
    PinWrong,
    SignInFailed,
    TooManyTries,
    UserDisabled,
)
from secretary_app.foundation.auth.hashing import SlowHashing
from secretary_app.foundation.auth.limits import (
    FREE_TRIES,
    LONGEST_PIN_WAIT,
    LONGEST_WAIT,
    PIN_TRIES,
    wait_after,
)
from secretary_app.foundation.auth.passwords import Argon2Hashes
from secretary_app.foundation.auth.roles import Role
from secretary_app.foundation.auth.seat import Seat
from secretary_app.foundation.auth.service import UserService
from secretary_app.foundation.auth.sessions import Sessions
from tests.support.opened import HandClock, Opened, opened

pytestmark = pytest.mark.wire

WORDS = "пять медных труб"
OTHER = "seven quiet drums"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    users: UserService
    sessions: Sessions
    seat: Seat
    clock: HandClock
    parts: Opened


@asynccontextmanager
async def house(root: Path) -> AsyncIterator[House]:
    hashing = SlowHashing(Argon2Hashes(time_cost=1, memory_kib=64, parallelism=1))
    async with opened(root) as parts:
        common = {"database": parts.database, "events": parts.events, "clock": parts.clock}
        sessions = Sessions(hashing=hashing, **common)  # type: ignore[arg-type]
        users = UserService(
            sessions=sessions,
            hashing=hashing,
            catalogue=RIGHTS,
            **common,  # type: ignore[arg-type]
        )
        seat = Seat(sessions=sessions, events=parts.events)
        with acting_as(seat.actor):
            yield House(users=users, sessions=sessions, seat=seat, clock=parts.clock, parts=parts)


async def test_whoever_comes_first_is_the_owner_and_nobody_after_them(tmp_path: Path) -> None:
    async with house(tmp_path) as here:
        assert await here.users.is_first_start()
        with pytest.raises(SignInFailed):
            await here.seat.sign_in("admin", "admin")
        made = await here.users.make_owner("Ольга", WORDS, full_name="Ольга Ивановна")
        assert made.role is Role.OWNER
        assert not await here.users.is_first_start()
        with pytest.raises(OwnerExists):
            await here.users.make_owner("other", OTHER)
        with pytest.raises(NotSignedIn):
            await here.users.everybody()
        assert (await here.seat.sign_in(" ольга ", WORDS)).shown_name == "Ольга Ивановна"
        assert [each.name for each in await here.users.everybody()] == ["Ольга"]
    database = (tmp_path / "secretary.db").read_bytes()
    assert WORDS.encode() not in database
    assert b"$argon2id$" in database


@pytest.mark.parametrize(
    ("name", "password", "error"),
    [
        ("a", WORDS, BadUserName),
        ("a b", WORDS, BadUserName),
        ("x" * 65, WORDS, BadUserName),
        ("../etc", WORDS, BadUserName),
        ("olga", "short", PasswordTooShort),
        ("olga", "x" * 257, PasswordTooShort),
        ("olga", "password1", PasswordTooEasy),
        ("olga", "12345678", PasswordTooEasy),
        ("olga", "hello Olga", PasswordTooEasy),
    ],
)
async def test_bad_names_and_passwords_are_refused_in_words(
    tmp_path: Path, name: str, password: str, error: type[Exception]
) -> None:
    async with house(tmp_path) as here:
        with pytest.raises(error):
            await here.users.make_owner(name, password)
        assert await here.users.is_first_start()


@pytest.mark.parametrize("name", ["olga", "stranger"])
async def test_wrong_passwords_make_wait_longer_and_longer_whoever_exists(
    tmp_path: Path, name: str
) -> None:
    async with house(tmp_path) as here:
        await here.users.make_owner("olga", WORDS)
        waits = list[int]()
        for _ in range(FREE_TRIES + 4):
            try:
                await here.seat.sign_in(name, "wrong words here")
            except TooManyTries as error:
                waits.append(int(error.params["seconds"]))  # type: ignore[arg-type]
                here.clock.move(timedelta(seconds=waits[-1]))
                with pytest.raises(SignInFailed):
                    await here.seat.sign_in(name, "wrong words here")
            except SignInFailed:
                continue
        assert waits == [15, 30, 60]
        # Right words do not help while one must wait, and the wait survives everything.
        with pytest.raises(TooManyTries):
            await here.seat.sign_in(name, WORDS)
    if name == "olga":
        async with house(tmp_path) as here:
            with pytest.raises(TooManyTries):
                await here.seat.sign_in(name, WORDS)
            here.clock.move(LONGEST_WAIT)
            await here.seat.sign_in(name, WORDS)
            assert here.seat.user is not None
            with pytest.raises(SignInFailed):
                await here.seat.sign_in(name, "wrong words here")


def test_the_wait_doubles_up_to_an_hour() -> None:
    waits = [wait_after(failures) for failures in range(100)]
    assert waits == sorted(waits)
    assert waits[FREE_TRIES] == timedelta()
    assert waits[-1] == LONGEST_WAIT


async def test_a_given_password_is_only_good_for_choosing_ones_own(tmp_path: Path) -> None:
    async with house(tmp_path) as here:
        await here.users.make_owner("olga", WORDS)
        await here.seat.sign_in("olga", WORDS)
        await here.users.create("ivan", OTHER, role=Role.ADMIN)
        await here.seat.sign_in("ivan", OTHER)
        with pytest.raises(NotAllowed):
            await here.users.everybody()
        with pytest.raises(SignInFailed):
            await here.users.change_own_password("not these words", WORDS)
        await here.users.change_own_password(OTHER, "nine green hats")
        assert len(await here.users.everybody()) == 2
        with pytest.raises(SignInFailed):
            await here.seat.sign_in("ivan", OTHER)
        assert here.seat.user is not None, "a wrong try does not sign out who sits there"


async def test_only_an_owner_manages_owners_and_one_is_always_left(tmp_path: Path) -> None:
    async with house(tmp_path) as here:
        await here.users.make_owner("olga", WORDS)
        await here.seat.sign_in("olga", WORDS)
        await here.users.create("ivan", OTHER, role=Role.ADMIN)
        for fatal in (here.users.disable("olga"), here.users.set_role("olga", Role.USER)):
            with pytest.raises(LastOwner):
                await fatal
        await here.seat.sign_in("ivan", OTHER)
        await here.users.change_own_password(OTHER, "nine green hats")
        for forbidden in (
            here.users.reset("olga", OTHER),
            here.users.set_role("ivan", Role.OWNER),
            here.users.create("anna", OTHER, role=Role.ADMIN),
            here.users.disable("olga"),
            here.users.set_rights("ivan", given=["audit.trim"], denied=[]),
        ):
            with pytest.raises(NotAllowed):
                await forbidden
        await here.users.create("anna", OTHER, role=Role.OPERATOR)


async def test_who_is_disabled_or_gets_other_rights_is_out_at_once(tmp_path: Path) -> None:
    async with house(tmp_path) as here:
        await here.users.make_owner("olga", WORDS)
        await here.seat.sign_in("olga", WORDS)
        await here.users.create("ivan", OTHER, role=Role.OPERATOR)
        desk = Seat(sessions=here.sessions, events=here.parts.events)
        await desk.sign_in("ivan", OTHER)
        assert [each.user_name for each in await here.sessions.open()] == ["ivan", "olga"]
        await here.users.set_role("ivan", Role.EDITOR)
        assert desk.actor() is NOBODY
        await desk.sign_in("ivan", OTHER)
        await here.users.disable("ivan")
        assert desk.actor() is NOBODY
        with pytest.raises(UserDisabled):
            await desk.sign_in("ivan", OTHER)
        await here.users.enable("ivan")
        await desk.sign_in("ivan", OTHER)
        (session,) = [each for each in await here.sessions.open() if each.user_name == "ivan"]
        await here.sessions.end(session.id)
        assert desk.actor() is NOBODY
        await desk.sign_in("ivan", OTHER)
        with acting_as(SYSTEM):
            await here.sessions.end_left_open()
            assert await here.sessions.open() == []
        assert desk.actor() is NOBODY


async def test_a_locked_desk_opens_by_pin_and_after_five_wrong_ones_by_password(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as here:
        await here.users.make_owner("olga", WORDS)
        await here.seat.sign_in("olga", WORDS)
        for bad in ("12", "1111", "1234", "9876", "12a4", "٣٤٥١", "1" * 13):
            with pytest.raises(BadPin):
                await here.users.set_own_pin(bad)
        await here.users.set_own_pin("2580")
        here.seat.lock()
        with pytest.raises(NotAllowed):
            await here.users.everybody()
        await here.seat.unlock("2580")
        assert await here.users.everybody()
        here.seat.lock()
        for left in reversed(range(PIN_TRIES)):
            with pytest.raises(PinWrong) as caught:
                await here.seat.unlock("0852")
            assert caught.value.params["left"] == left
        assert current_actor() is NOBODY
        with pytest.raises(NotSignedIn):
            await here.seat.unlock("2580")
        await here.seat.sign_in("olga", WORDS)
        here.seat.lock()
        await here.seat.unlock("2580")


async def test_a_stranger_before_a_public_screen_waits_and_ends_nobodys_session(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as here:
        await here.users.make_owner("olga", WORDS)
        await here.seat.sign_in("olga", WORDS)
        await here.users.set_own_pin("2580")
        here.seat.lock()
        for _ in range(FREE_TRIES + 1):
            with pytest.raises(PinRefused):
                await here.seat.unlock_in_public("0852")
        waits = []
        for _ in range(8):
            with pytest.raises(TooManyTries) as caught:
                await here.seat.unlock_in_public("2580")
            waits.append(int(str(caught.value.params["seconds"])))
            here.clock.move(timedelta(seconds=waits[-1]))
            with pytest.raises(PinRefused):
                await here.seat.unlock_in_public("0852")
        assert waits == [15, 30, 60, 120, 240, 300, 300, 300]
        assert here.seat.is_locked
        await here.seat.unlock("2580")
        here.seat.lock()
        here.clock.move(LONGEST_PIN_WAIT)
        await here.seat.unlock_in_public("2580")
        assert await here.users.everybody()
        with pytest.raises(PinRefused):
            await here.seat.unlock_in_public("0852")


def test_a_role_may_what_it_says_and_nothing_else() -> None:
    guest = Actor(id="g", name="g", role="guest")
    assert not any(guest.may(right) or guest.may_somehow(right) for right in RIGHTS)
