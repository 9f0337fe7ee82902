"""Widgets as data: what may be chosen, the snippet, the script that a page loads."""

import gzip
import json
from pathlib import Path

import pytest

from secretary_app.channels.widget.book import WidgetBook
from secretary_app.channels.widget.errors import WidgetFieldBad, WidgetMissing
from secretary_app.channels.widget.origins import is_allowed
from secretary_app.channels.widget.script import ScriptMaker
from secretary_app.channels.widget.settings import COLOUR, DOMAINS
from secretary_app.channels.widget.snippet import snippet
from secretary_app.features.assistants.errors import UnknownPersona
from secretary_app.features.conversations.attachments import tidy_name
from secretary_app.foundation.settings.errors import BadSettingValue, UnknownSetting
from tests.support.opened import Opened, opened

pytestmark = pytest.mark.wire

LARGEST_SCRIPT = 20_000


async def book_of(parts: Opened) -> WidgetBook:
    return await WidgetBook.open(
        database=parts.database,
        assistants=parts.assistants,
        events=parts.events,
        clock=parts.clock,
    )


async def test_widgets_are_kept_and_their_ids_never_mean_another(tmp_path: Path) -> None:
    async with opened(tmp_path) as parts:
        book = await book_of(parts)
        first = await book.add({"domains": "Shop.example, *.shop.example"}, name="Shop")
        await book.add({})
        await book.set("Shop", "colour", "#AA0055")
        for field, text in (
            ("colour", "red;}"),
            ("domains", "https://shop.example/"),
            ("hours", "whenever"),
            ("consent_link", "javascript:alert(1)"),
            ("languages", "ru, de"),
        ):
            with pytest.raises(WidgetFieldBad):
                await book.set(first.id, field, text)
        for error, field in ((UnknownPersona, "assistant"), (UnknownSetting, "scripts")):
            with pytest.raises(error):
                await book.set(first.id, field, "nobody")
        with pytest.raises(BadSettingValue):
            await book.set(first.id, "avatar", "three")
        await book.remove("site2")
        again = await book_of(parts)
        [kept] = again.all()
        assert (kept.get(DOMAINS), kept.get(COLOUR)) == (
            ("shop.example", "*.shop.example"),
            "#aa0055",
        )
        assert (await again.add({})).id == "site3"
        with pytest.raises(WidgetMissing):
            again.get("site2")
        assert (await again.restore("site2")).id == "site2"
        await again.set(kept.id, "enabled", "no")
        with pytest.raises(WidgetMissing):
            again.met(kept.id)
        assert snippet(kept, "https://s.example/") == (
            '<script src="https://s.example/widget.js?instance=site1" async></script>'
        )


async def test_the_script_is_small_and_tells_what_was_chosen(tmp_path: Path) -> None:
    async with opened(tmp_path) as parts:
        book, maker = await book_of(parts), ScriptMaker(assistants=parts.assistants)
        evil = "</script><script>alert(1)//\u2028"
        widget = await book.add({"title_en": "Anna & Co", "greeting_en": evil})
        made = maker.make(widget)
        assert len(gzip.compress(made.text.encode())) <= LARGEST_SCRIPT
        assert "</script>" not in made.text
        assert "\u2028" not in made.text
        config = json.loads(made.text.rpartition("start(")[2].partition(",document.curr")[0])
        assert config["words"]["en"]["title"] == "Anna & Co"
        assert config["words"]["ru"]["title"] == "Анна"
        assert config["words"].keys() == {"ru", "en"}
        assert maker.make(widget).etag == made.etag
        assert maker.make(await book.set(widget.id, "colour", "#112233")).etag != made.etag
        # Nothing of strangers is ever read as HTML.
        for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert way not in made.text


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        ("https://shop.example", True),
        ("http://www.shop.example", True),
        ("https://a.b.wide.example", True),
        ("http://localhost:8080", True),
        ("http://localhost:8081", False),
        ("https://shop.example:8443", False),
        ("https://wide.example", False),
        ("https://evilwide.example", False),
        ("https://shop.example.evil.example", False),
        ("https://evil.example/?shop.example", False),
        ("https://user@shop.example.evil", False),
        ("file://shop.example", False),
        ("null", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_pages_are_known_by_their_whole_host(origin: str, allowed: bool) -> None:
    domains = ("shop.example", "*.wide.example", "localhost:8080")
    assert is_allowed(origin, domains) is allowed


def test_a_files_name_is_only_a_name() -> None:
    assert tidy_name("..\\..\\C:/boot\u202e.ini") == "boot.ini"
    assert tidy_name("x" * 300 + ".pdf") == "x" * 120 + ".pdf"
    assert tidy_name("../..") == ""
