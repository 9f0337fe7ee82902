"""What the owner chooses holds, is kept, and is refused in plain words where it does not fit."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from secretary_app.foundation.i18n import Language, Translator
from secretary_app.foundation.settings import (
    Setting,
    SettingCatalogue,
    SettingChanged,
    Settings,
)
from secretary_app.foundation.settings.errors import (
    BadSettingsFile,
    BadSettingValue,
    SettingFixedByFile,
    UnknownSetting,
)
from secretary_app.foundation.settings.service import Source
from secretary_app.foundation.settings.setting import AnySetting
from secretary_app.foundation.settings.tables import SettingRow
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from tests.support.opened import newest_database

pytestmark = pytest.mark.wire


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


LIMIT = Setting(key="test.limit", type=int, default=5, minimum=1, maximum=10)
SHARE = Setting(key="test.share", type=float, default=0.5, minimum=0, maximum=1)
ON = Setting(key="test.on", type=bool, default=True)
NAME = Setting(key="test.name", type=str, default="", maximum=20)
COLOUR = Setting(key="test.colour", type=Colour, default=Colour.RED)
FOLDER = Setting(key="test.deep.folder", type=Path, default=Path("/srv/x"))
WORDS = Setting(key="test.words", type=tuple[str, ...], default=("a",), maximum=3)
ALL: tuple[AnySetting, ...] = (LIMIT, SHARE, ON, NAME, COLOUR, FOLDER, WORDS)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    (tmp_path / "secretary.db").write_bytes(newest_database())
    async with await Database.open(tmp_path / "secretary.db") as opened:
        yield opened


async def open_settings(database: Database, *, toml: str = "") -> tuple[Settings, EventBus]:
    file, events = database.path.with_name("settings.toml"), EventBus()
    if toml:
        file.write_text(toml, "utf-8")
    settings = await Settings.open(
        database=database,
        catalogue=SettingCatalogue(ALL),
        file=file,
        events=events,
        clock=Clock(),
    )
    return settings, events


async def test_a_choice_holds_at_once_and_after_a_restart(database: Database) -> None:
    settings, _ = await open_settings(database)
    await settings.set(LIMIT, "7")
    await settings.set(COLOUR, " Green ")
    await settings.set(WORDS, "один, два,, три ")
    await settings.set(ON, "нет")
    await settings.set(SHARE, "0,25")
    for each in (settings, (await open_settings(database))[0]):
        assert each.get(LIMIT) == 7
        assert each.get(COLOUR) is Colour.GREEN
        assert each.get(WORDS) == ("один", "два", "три")
        assert each.get(ON) is False
        assert each.get(SHARE) == 0.25
        assert each.get(FOLDER) == Path("/srv/x")
        assert (each.source(LIMIT), each.source(FOLDER)) == (Source.DATABASE, Source.DEFAULT)


async def test_going_back_to_the_default_leaves_no_row(database: Database) -> None:
    settings, _ = await open_settings(database)
    await settings.set(LIMIT, "7")
    await settings.set(LIMIT, "5")
    async with database.read() as session:
        assert (await session.scalars(select(SettingRow))).all() == []
    assert settings.source(LIMIT) is Source.DEFAULT


async def test_a_change_is_told_once_with_both_values(database: Database) -> None:
    settings, events = await open_settings(database)
    told = list[SettingChanged]()
    events.subscribe(SettingChanged, told.append)
    await settings.set(LIMIT, "7", actor="anna")
    await settings.set(LIMIT, "7")
    await settings.set(NAME, "x")
    assert [(each.key, each.before, each.after, each.actor) for each in told] == [
        ("test.limit", "5", "7", "anna"),
        ("test.name", "", "x", "cli"),
    ]


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        (LIMIT, "0"),
        (LIMIT, "11"),
        (LIMIT, "3.5"),
        (LIMIT, ""),
        (SHARE, "nan"),
        (SHARE, "1.01"),
        (ON, "maybe"),
        (NAME, "x" * 21),
        (COLOUR, "blue"),
        (FOLDER, ""),
        (WORDS, "a,b,c,d"),
    ],
)
async def test_a_value_that_does_not_fit_is_refused_and_nothing_changes(
    database: Database, setting: AnySetting, text: str
) -> None:
    settings, _ = await open_settings(database)
    with pytest.raises(BadSettingValue) as told:
        await settings.set(setting, text)
    assert settings.get(setting) == setting.default
    for language in Language:
        sentence = Translator(language).error(told.value)
        assert setting.key in sentence
        assert "{" not in sentence


async def test_the_file_wins_and_is_not_written_over(database: Database) -> None:
    settings, _ = await open_settings(database)
    await settings.set(LIMIT, "7")
    toml = '[test]\nlimit = 9\nwords = ["x", "y"]\non = false\n[test.deep]\nfolder = "/mnt"\n'
    settings, _ = await open_settings(database, toml=toml)
    assert settings.get(LIMIT) == 9
    assert settings.get(WORDS) == ("x", "y")
    assert settings.get(ON) is False
    assert settings.get(FOLDER) == Path("/mnt")
    assert settings.source(LIMIT) is Source.FILE
    with pytest.raises(SettingFixedByFile):
        await settings.set(LIMIT, "8")


@pytest.mark.parametrize(
    ("toml", "error"),
    [
        ("[test]\nlimt = 9", UnknownSetting),
        ("[test]\nlimit = 99", BadSettingValue),
        ("[test]\nlimit = 1979-05-27", BadSettingsFile),
        ("[test]\nwords = [[1]]", BadSettingsFile),
        ("[test\nlimit = 9", BadSettingsFile),
    ],
)
async def test_a_mistake_in_the_file_is_told(
    database: Database, toml: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await open_settings(database, toml=toml)


async def test_an_unknown_key_names_the_nearest_one(database: Database) -> None:
    settings, _ = await open_settings(database)
    with pytest.raises(UnknownSetting) as told:
        settings.find("test.limti")
    assert told.value.params == {"key": "test.limti", "nearest": "test.limit", "place": "none"}
    with pytest.raises(UnknownSetting) as told:
        settings.find("zzz")
    assert told.value.params["nearest"] == "none"


@pytest.mark.expects_log("a stored setting is passed over")
async def test_a_stored_setting_that_no_longer_exists_does_not_stop_the_program(
    database: Database,
) -> None:
    async with database.write() as session:
        for key, value in (("test.gone", "1"), ("test.limit", "many")):
            session.add(SettingRow(key=key, value=value, actor="cli", changed_at=datetime.now(UTC)))
    settings, _ = await open_settings(database)
    assert settings.get(LIMIT) == 5


def test_declarations_are_checked() -> None:
    for key in ("limit", "Test.limit", "test.api_key", "line.token", "a..b"):
        with pytest.raises(ValueError, match=r"key|secret"):
            Setting(key=key, type=int, default=1)
    with pytest.raises(BadSettingValue):
        Setting(key="test.x", type=int, default=11, maximum=10)
    with pytest.raises(TypeError):
        Setting(key="test.x", type=dict, default={})
    with pytest.raises(ValueError, match="twice"):
        SettingCatalogue([LIMIT, LIMIT])


WORD = st.text(
    st.characters(exclude_characters=",", exclude_categories=["Cc", "Cs", "Z"]), min_size=1
)


@given(
    whole=st.integers(),
    share=st.floats(allow_nan=False, allow_infinity=False),
    text=st.text().map(str.strip),
    words=st.lists(WORD).map(tuple),
)
def test_every_value_reads_back_as_it_was_written(
    whole: int, share: float, text: str, words: tuple[str, ...]
) -> None:
    for declared, value in ((int, whole), (float, share), (str, text), (tuple[str, ...], words)):
        setting: AnySetting = Setting[Any](key="test.x", type=declared, default=value)
        assert setting.parse(setting.text_of(value)) == value


@given(text=st.text(max_size=20))
def test_any_text_is_a_value_or_is_refused_in_words(text: str) -> None:
    for setting in ALL:
        try:
            value = setting.parse(text)
        except BadSettingValue:
            continue
        assert setting.parse(setting.text_of(value)) == value
