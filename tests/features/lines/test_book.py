"""The lines as data: added, set up, removed, fixed by the file, and read again as they were."""

from pathlib import Path

import pytest

from secretary_app.features.lines.book import LineBook
from secretary_app.features.lines.errors import LineFixedByFile, LineMissing
from secretary_app.features.lines.events import LineAdded, LineChanged, LineRemoved
from secretary_app.features.lines.settings import ASSISTANT, AT_PORT, CONSENT, RINGS
from secretary_app.foundation.settings.errors import (
    BadSettingValue,
    SettingElsewhere,
    UnknownSetting,
)
from tests.support.opened import Opened, opened

pytestmark = pytest.mark.wire


async def again(parts: Opened) -> LineBook:
    """Another program reads them."""
    return await LineBook.open(
        database=parts.database,
        file=parts.folder.settings_file,
        events=parts.events,
        clock=parts.clock,
    )


async def test_lines_come_and_go_and_no_id_is_given_twice(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as parts:
        book = parts.lines
        assert [line.id for line in book.all()] == ["line1"], "a new house has one"
        second = await book.add({"kind": "modem", "at_port": "/dev/ttyUSB6"}, name="Заказы")
        await book.set("Заказы", "rings_before_answer", "3")
        await book.set("line2", "rings_before_answer", "1")
        await book.enable("line1", enabled=False)
        assert book.first().id == second.id == "line2"
        await book.remove("line2")
        assert (await (await again(parts)).add({"kind": "soundcard"})).id == "line3"
        read = await again(parts)
        assert [(line.id, line.enabled) for line in read.all()] == [
            ("line1", False), ("line3", True),
        ]  # fmt: skip
        with pytest.raises(LineMissing):
            read.get("line2")
        told = [type(event) for event in parts.told]
        assert told[:5] == [LineAdded, LineChanged, LineChanged, LineChanged, LineRemoved]


async def test_a_wrong_value_is_refused_as_a_setting_would_be(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as parts:
        with pytest.raises(BadSettingValue):
            await parts.lines.set("line1", "rings_before_answer", "99")
        with pytest.raises(UnknownSetting):
            await parts.lines.add({"kind": "modem", "colour": "red"})
        with pytest.raises(SettingElsewhere) as elsewhere:
            parts.settings.find("line.at_port")
        assert elsewhere.value.params["name"] == "at_port"
        assert [line.id for line in parts.lines.all()] == ["line1"]


async def test_the_file_of_settings_names_lines_and_holds_them(tmp_path: Path) -> None:
    root = tmp_path / "d"
    root.mkdir()
    (root / "settings.toml").write_text(
        'line.at_port = "/dev/a"\n[lines.second]\nassistant = "marina"\nconsent = "off"\n'
    )
    async with opened(root) as parts:
        book = parts.lines
        assert [line.id for line in book.all()] == ["line1", "second"]
        assert book.get("line1").get(AT_PORT) == "/dev/a"
        second = await book.set("second", "rings_before_answer", "2")
        assert (second.get(ASSISTANT), second.get(CONSENT)) == ("marina", "off")
        assert second.get(RINGS) == 2, "what the file leaves open is chosen here"
        with pytest.raises(LineFixedByFile):
            await book.set("line1", "at_port", "/dev/b")
        with pytest.raises(LineFixedByFile):
            await book.remove("second")


async def test_a_removed_line_is_ours_again_as_it_was(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as parts:
        await parts.lines.add({"kind": "soundcard", "assistant": "marina"}, name="За столом")
        await parts.lines.remove("line2")
        restored = await parts.lines.restore("line2")
        assert (restored.name, restored.get(ASSISTANT)) == ("За столом", "marina")
        assert [line.id for line in (await again(parts)).all()] == ["line1", "line2"]
        assert isinstance(parts.told[-1], LineAdded)
        with pytest.raises(LineMissing):
            await parts.lines.restore("line9")
