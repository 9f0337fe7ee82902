"""Secrets: in a real sealed file, and in a keyring at the far end of its own library."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from secretary_app.foundation.secrets.errors import (
    BadSecretName,
    BadSecretValue,
    KeyringFailed,
    MasterKeyTooShort,
    SealBroken,
    SealOfOtherMachine,
    SecretIsOurs,
    SecretMissing,
    WrongMasterKey,
)
from secretary_app.foundation.secrets.keyring_store import KeyringStore
from secretary_app.foundation.secrets.models import Place
from secretary_app.foundation.secrets.service import MASTER_KEY, Secrets
from secretary_app.kernel.errors import UserFacing
from tests.support.opened import Opened, opened

pytestmark = pytest.mark.wire

TOKEN = "8123456789:AAF-not-a-real-token-ключ"
MASTER = {MASTER_KEY: "correct horse battery staple"}


def secrets_of(
    parts: Opened, environment: dict[str, str], *, machine: bytes = b"this one"
) -> Secrets:
    return Secrets(
        database=parts.database,
        folder=parts.folder,
        clock=parts.clock,
        environment=environment,
        machine=lambda: machine,
    )


async def test_a_secret_is_found_again_and_stands_nowhere_in_the_clear(tmp_path: Path) -> None:
    async with opened(tmp_path) as parts:
        secrets = secrets_of(parts, MASTER)
        await secrets.set("telegram.token", TOKEN)
        await secrets.set("telegram.token", TOKEN + "2")
        await secrets.set("other", "x")
        kept = await secrets_of(parts, MASTER).names()
        assert [(each.name, each.place) for each in kept] == [
            ("other", Place.FILE),
            ("telegram.token", Place.FILE),
        ]
        assert await secrets_of(parts, MASTER).get("telegram.token") == TOKEN + "2"
        await secrets.remove("other")
        for gone in ("other", "never"):
            with pytest.raises(SecretMissing):
                await secrets.get(gone)
            with pytest.raises(SecretMissing):
                await secrets.remove(gone)
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert b"AAF-not-a-real" not in file.read_bytes(), file
    if os.name == "posix":
        assert (tmp_path / "secrets.sealed").stat().st_mode & 0o077 == 0
    assert [each.name for each in tmp_path.glob("secrets.sealed*")] == ["secrets.sealed"]


async def test_bad_names_values_and_master_keys_are_refused(tmp_path: Path) -> None:
    async with opened(tmp_path) as parts:
        secrets = secrets_of(parts, MASTER)
        for name in ("", "A", "a b", "../x", "x" * 65, "ключ"):
            with pytest.raises(BadSecretName):
                await secrets.set(name, TOKEN)
        with pytest.raises(SecretIsOurs):
            await secrets.set("auth.tokens", TOKEN)
        for value in ("", " \n", "x" * 20_000):
            with pytest.raises(BadSecretValue):
                await secrets.set("fine", value)
        with pytest.raises(MasterKeyTooShort):
            await secrets_of(parts, {MASTER_KEY: "short"}).set("token", TOKEN)
        assert not (tmp_path / "secrets.sealed").exists()


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "secretary_app.foundation.secrets.keyring_store.system_keyring", lambda: None
    )


@pytest.mark.parametrize(
    ("keys", "error"),
    [
        ((MASTER, {MASTER_KEY: "another long master key"}, b"this one"), WrongMasterKey),
        ((MASTER, {}, b"this one"), WrongMasterKey),
        (({}, MASTER, b"this one"), WrongMasterKey),
        (({}, {}, b"another one"), SealOfOtherMachine),
    ],
)
async def test_another_key_or_machine_is_told_and_nothing_is_lost(
    no_keyring: None,
    tmp_path: Path,
    keys: tuple[dict[str, str], dict[str, str], bytes],
    error: type[UserFacing],
) -> None:
    sealed_by, opened_by, machine = keys
    async with opened(tmp_path) as parts:
        await secrets_of(parts, sealed_by).set("token", TOKEN)
        before = (tmp_path / "secrets.sealed").read_bytes()
        other = secrets_of(parts, opened_by, machine=machine)
        for attempt in (other.get("token"), other.set("token", "new"), other.remove("token")):
            with pytest.raises(error):
                await attempt
        assert (tmp_path / "secrets.sealed").read_bytes() == before
        assert await secrets_of(parts, sealed_by).get("token") == TOKEN


async def test_a_damaged_file_is_told_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "secrets.sealed"
    async with opened(tmp_path) as parts:
        await secrets_of(parts, MASTER).set("token", TOKEN)
        whole = file.read_bytes()
        document = json.loads(whole)
        damaged = [b"", b"\x00" * 50, b"[]", b"{}", whole[:-9], b'"text"', whole[:40]]
        for key in ("nonce", "sealed"):
            text = document[key]
            swapped = ("B" if text[3] == "A" else "A").join((text[:3], text[4:]))
            damaged.append(json.dumps(document | {key: swapped}).encode())
        header = document["header"] | {"version": 2}
        damaged.append(json.dumps(document | {"header": header}).encode())
        for content in damaged:
            file.write_bytes(content)
            broken = secrets_of(parts, MASTER)
            for attempt in (broken.get("token"), broken.set("token", "new")):
                with pytest.raises(SealBroken):
                    await attempt
            assert file.read_bytes() == content
        file.write_bytes(whole)
        assert await secrets_of(parts, MASTER).get("token") == TOKEN


class Locker(KeyringBackend):
    """The far end: what a system's keyring does, in memory."""

    priority = 5.0

    def __init__(self) -> None:
        self.values = dict[tuple[str, str], str]()
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._must_be_open()
        return self.values.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._must_be_open()
        self.values[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.values[service, username]

    def _must_be_open(self) -> None:
        if self.locked:
            raise KeyringLocked("the collection is locked")


async def test_where_there_is_a_keyring_it_is_used_and_a_locked_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locker = Locker()
    monkeypatch.setattr(
        "secretary_app.foundation.secrets.keyring_store.system_keyring",
        lambda: KeyringStore(locker),
    )
    async with opened(tmp_path) as parts:
        secrets = secrets_of(parts, {})
        await secrets.set("token", "first")
        assert (await secrets.set("token", TOKEN)).place is Place.KEYRING
        assert list(locker.values.values()) == [TOKEN]
        locker.locked = True
        for attempt in (secrets.get("token"), secrets.set("token", "x")):
            with pytest.raises(KeyringFailed):
                await attempt
        locker.locked = False
        assert await secrets.get("token") == TOKEN
        assert not (tmp_path / "secrets.sealed").exists()


REAL = """
import sys
from secretary_app.foundation.secrets.keyring_store import system_keyring
store = system_keyring()
assert store is not None, "no keyring"
store.set("ref", sys.argv[1])
assert store.get("ref") == sys.argv[1]
store.remove("ref")
store.remove("ref")
assert store.get("ref") is None
"""


def test_a_real_secret_service_keeps_and_forgets(tmp_path: Path, repository: Path) -> None:
    for tool in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(tool) is None:
            pytest.skip(f"no {tool} on this machine")
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    command = 'printf pass | gnome-keyring-daemon --unlock --components=secrets >&2 && exec "$@"'
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", command, "sh", sys.executable, "-c", REAL, TOKEN],
        cwd=repository,
        env={**os.environ, **home},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert done.returncode == 0, done.stderr
