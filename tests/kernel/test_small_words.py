"""Ids, delays, paths, the version."""

import os
import random
import stat
import tomllib
import uuid
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.kernel.backoff import Backoff
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.paths import (
    LONGEST_SOCKET_PATH,
    RESOURCES,
    DataFolder,
    FolderUnsafe,
    FolderUnwritable,
    make_private_folder,
    typed_path,
)
from secretary_app.kernel.version import VERSION

pytestmark = pytest.mark.unit


def test_ids_are_uuids_of_version_7_that_sort_by_time() -> None:
    ids = [new_id() for _ in range(2000)]
    assert len(set(ids)) == 2000
    assert all(uuid.UUID(each).version == 7 for each in ids)
    stamps = [uuid.UUID(each).int >> 64 for each in ids]
    assert stamps == sorted(stamps)


@given(
    first=st.floats(0.01, 5),
    factor=st.floats(1, 4),
    jitter=st.floats(0, 0.9),
    seed=st.integers(),
    tries=st.integers(1, 30),
)
def test_delays_grow_to_the_limit_and_start_anew(
    first: float, factor: float, jitter: float, seed: int, tries: int
) -> None:
    backoff = Backoff(
        first_s=first, limit_s=10, factor=factor, jitter=jitter, chance=random.Random(seed)
    )
    for turn in range(tries):
        plain = min(first * factor**turn, 10)
        assert plain * (1 - jitter) * 0.999 <= backoff.next_delay() <= plain * (1 + jitter) * 1.001
    backoff.reset()
    assert backoff.next_delay() <= first * (1 + jitter) * 1.001


def test_the_data_folder_is_for_its_owner_only(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    folder.prepare()
    folder.prepare()
    for made in (folder.root, folder.logs, folder.recordings_root, folder.sockets):
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert folder.recordings(date(2026, 11, 21)) == folder.root / "recordings" / "2026-11-21"


def test_sockets_of_a_deep_folder_get_a_short_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/tmp")
    deep = DataFolder(tmp_path / ("я" * 60))
    longest = deep.sockets / ("x" * 32)
    assert len(os.fsencode(longest)) <= LONGEST_SOCKET_PATH
    assert deep.sockets != DataFolder(tmp_path / ("ю" * 60)).sockets


def test_a_typed_path_begins_at_home_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    assert typed_path("~/calls") == Path("/home/anna/calls")
    assert typed_path("~no such user/x") == Path("~no such user/x")


def test_a_private_folder_that_is_somebody_elses_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderUnsafe):
        make_private_folder(tmp_path / "link")


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(FolderUnwritable) as told:
        DataFolder(tmp_path / "data").prepare()
    assert told.value.params["folder"] == str(tmp_path / "data")


def test_resources_and_version_agree_with_the_repository(repository: Path) -> None:
    assert repository / "resources" == RESOURCES
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION
