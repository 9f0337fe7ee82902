"""The audit log on a real database: order, chain, what was tampered with, what may be erased."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.features.people.service import PeopleService
from secretary_app.foundation.audit.chain import row_hash
from secretary_app.foundation.audit.models import Filter, Flaw
from secretary_app.foundation.audit.service import SAME_LOOK, AuditLog
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import MACHINE_OWNER, Actor
from secretary_app.foundation.auth.errors import NotAllowed
from tests.support.opened import Opened, opened

pytestmark = pytest.mark.wire

OLGA = Actor(id="u1", name="olga", role="owner", everything=True)
ANY = Filter()


@asynccontextmanager
async def watched(root: Path) -> AsyncIterator[tuple[Opened, AuditLog, PeopleService]]:
    async with opened(root) as parts:
        log = AuditLog(database=parts.database, events=parts.events, clock=parts.clock)
        people = PeopleService(database=parts.database, events=parts.events, clock=parts.clock)
        try:
            yield parts, log, people
        finally:
            await log.settle()


def tamper(root: Path, script: str) -> None:
    with closing(sqlite3.connect(root / "secretary.db")) as connection:
        connection.executescript(script)


async def somebody(people: PeopleService) -> str:
    return (await people.find_or_create(Identity(kind=IdentityKind.SENDER, value="Bank"))).id


async def test_looks_and_changes_of_persons_are_noted_with_before_and_after(
    tmp_path: Path,
) -> None:
    async with watched(tmp_path) as (parts, log, people):
        person = await somebody(people)
        with acting_as(OLGA, witness=log, origin="desk"):
            await people.get(person)
            await people.get(person)
            await people.rename(person, "Пётр", actor="u1")
            parts.clock.move(SAME_LOOK)
            await people.get(person)
        ivan = Actor(id="u2", name="ivan", role="guest")
        with acting_as(ivan, witness=log, origin="desk"), pytest.raises(NotAllowed):
            await people.get(person)
        found = list(reversed(await log.find(ANY)))
        assert [(each.actor_name, each.deed, each.outcome) for each in found] == [
            ("olga", "people.view", "done"),
            ("olga", "people.change", "done"),
            ("olga", "people.view", "done"),
            ("ivan", "people.view", "refused"),
        ]
        change = found[1]
        assert (change.before, change.after) == ({"name": None}, {"name": "Пётр"})
        assert {each.subject for each in found} == {person}
        assert {each.origin for each in found} == {"desk"}
        assert len(await log.find(Filter(actor="olga", deed="people"))) == 3
        assert len(await log.find(Filter(outcome="refused", subject=person))) == 1
        assert len(await log.find(Filter(since=parts.clock.now()))) == 2


@pytest.mark.parametrize(
    ("tampering", "flaw"),
    [
        ("UPDATE audit_log SET actor_name = 'ivan' WHERE number = 3", (3, Flaw.CHANGED)),
        ("UPDATE audit_log SET details = '{}' WHERE number = 3", (3, Flaw.CHANGED)),
        ("UPDATE audit_log SET origin = 'desk' WHERE number = 3", (3, Flaw.CHANGED)),
        ("DELETE FROM audit_log WHERE number = 3", (3, Flaw.REMOVED)),
        ("DELETE FROM audit_log WHERE number = 1", (1, Flaw.REMOVED)),
        (
            (
                "DELETE FROM audit_log WHERE number = 3;"
                "UPDATE audit_log SET number = number - 1 WHERE number > 3;"
                "UPDATE sqlite_sequence SET seq = 4 WHERE name = 'audit_log'"
            ),
            (3, Flaw.UNLINKED),
        ),
    ],
)
async def test_whoever_changes_the_log_breaks_its_chain(
    tmp_path: Path, tampering: str, flaw: tuple[int, Flaw]
) -> None:
    async with watched(tmp_path) as (_, log, people):
        person = await somebody(people)
        with acting_as(MACHINE_OWNER, witness=log):
            for name in "abcde":
                await people.rename(person, name, actor="cli")
        verdict = await log.verify()
        assert verdict.whole
        assert verdict.entries == 5
    tamper(tmp_path, tampering)
    async with watched(tmp_path) as (_, log, _people):
        assert (await log.verify()).flaws == (flaw,)
        assert (await log.verify(expected=verdict.newest)).knows_expected is True
    tamper(tmp_path, "DELETE FROM audit_log WHERE number = (SELECT max(number) FROM audit_log)")
    async with watched(tmp_path) as (_, log, _people):
        assert (await log.verify(expected=verdict.newest)).knows_expected is False


async def test_a_row_put_in_later_and_a_cut_end_are_told_by_their_numbers(tmp_path: Path) -> None:
    async with watched(tmp_path) as (_, log, people):
        person = await somebody(people)
        with acting_as(MACHINE_OWNER, witness=log):
            for name in "abcde":
                await people.rename(person, name, actor="cli")
        await log.settle()
    # Somebody who knows how the hashes are made, and has made room: all is as it should be, but
    # for the row that stood there before.
    tamper(
        tmp_path,
        "UPDATE audit_log SET number = number + 100 WHERE number > 2;"
        "UPDATE audit_log SET number = number - 99 WHERE number > 100;",
    )
    with closing(sqlite3.connect(tmp_path / "secretary.db")) as connection:
        connection.row_factory = sqlite3.Row
        before = connection.execute("SELECT * FROM audit_log WHERE number = 2").fetchone()
        forged = dict(before) | {"number": 3, "outcome": "refused", "previous": before["hash"]}
        names = ("actor_id", "actor_name", "role", "origin", "deed", "subject", "outcome")
        forged["hash"] = row_hash(
            at=datetime.fromisoformat(forged["at"]).replace(tzinfo=UTC),
            previous=forged["previous"],
            details_hash=forged["details_hash"],
            **{name: forged[name] for name in names},
        )
        values = ", ".join(f":{name}" for name in forged)
        connection.execute(f"INSERT INTO audit_log VALUES ({values})", forged)
        connection.commit()
    async with watched(tmp_path) as (_, log, _people):
        assert (await log.verify()).flaws == ((3, Flaw.INSERTED),)
    tamper(tmp_path, "DELETE FROM audit_log WHERE number IN (3, 5, 6)")
    async with watched(tmp_path) as (_, log, people):
        flaws = {flaw for flaw in (await log.verify()).flaws if flaw[0] > 4}
        assert flaws == {(5, Flaw.REMOVED)}
        with acting_as(MACHINE_OWNER, witness=log):
            await people.rename(person, "f", actor="cli")
        assert flaws <= set((await log.verify()).flaws), "an end that grew again is not whole"


async def test_what_was_a_forgotten_persons_is_erased_and_old_entries_go(tmp_path: Path) -> None:
    async with watched(tmp_path) as (parts, log, people):
        person = await somebody(people)
        with acting_as(OLGA, witness=log):
            await people.rename(person, "Пётр Незабываемый", actor="u1")
            await log.settle()
            parts.clock.move(timedelta(days=10))
            await people.rename(person, "Пётр", actor="u1")
        await log.forget(person)
        assert (await log.verify()).whole
        assert all(each.erased for each in await log.find(ANY))
        assert await log.delete_older(5) == 1
        assert (await log.verify()).whole
        assert [each.deed for each in await log.find(ANY)] == ["audit.retention", "people.change"]
        await parts.database.settle()
    assert "Незабываемый".encode() not in (tmp_path / "secretary.db").read_bytes()
    assert b"\\u041d\\u0435\\u0437" not in (tmp_path / "secretary.db").read_bytes()
