"""Files become sections, in the child that reads them; bad files become sentences."""

from pathlib import Path

import pytest

from secretary_app.features.knowledge.documents.errors import DocumentTooBig, DocumentUnreadable
from secretary_app.features.knowledge.documents.models import Contents
from secretary_app.features.knowledge.documents.reading import child
from secretary_app.foundation.i18n import Translator
from tests.support import papers

pytestmark = pytest.mark.wire


async def read(file: Path) -> Contents:
    return await child.read_file(file, lambda _done, _of: None)


def headings(contents: Contents) -> list[str]:
    return [section.title for section in contents.sections]


async def refused(file: Path) -> DocumentUnreadable:
    with pytest.raises(DocumentUnreadable) as error:
        await read(file)
    for language in ("en", "ru"):
        said = Translator(language).error(error.value)
        assert str(file) in said.replace("\u2068", "").replace("\u2069", "")
        assert "{" not in said
    return error.value


async def test_plain_text_in_any_russian_encoding(tmp_path: Path) -> None:
    text = (
        "Правила мастерской\n\n1. Оплата\n\nПринимаем карты и наличные.\n\n"
        "1.1 Рассрочка\n\nТолько для постоянных заказчиков.\n\n2. Гарантия\n\nДвенадцать месяцев.\n"
    )
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866"):
        file = tmp_path / f"{encoding}.txt"
        file.write_bytes(text.encode(encoding))
        contents = await read(file)
        assert headings(contents) == ["1. Оплата", "1. Оплата › 1.1 Рассрочка", "2. Гарантия"]
        assert contents.title == "Правила мастерской"
        assert contents.sections[0].text == "Принимаем карты и наличные."


async def test_markdown_headings_lists_and_tables(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        "# House\n\n## Pay\n\nBy *card* or\n`cash`.\n\n- one\n- two\n\n### Refunds\n\n"
        "| What | Price |\n|---|---|\n| Shirt | 4 euros |\n\n## Stay\n\n[Book](http://x) early.\n",
        "utf-8",
    )
    contents = await read(file)
    assert contents.title == "House"
    assert [(each.title, each.text) for each in contents.sections] == [
        ("Pay", "By card or cash.\none\ntwo"),
        ("Pay › Refunds", "What, Price\nShirt, 4 euros"),
        ("Stay", "Book early."),
    ]


async def test_a_web_page_without_its_menus_and_scripts(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    page = (
        "<html><head><meta charset=windows-1251><title>Ателье</title><style>p{}</style></head>"
        "<body><nav>Главная</nav><h1>Ателье</h1><p>Шьём <b>шторы</b>\n и пальто."
        "<script>x()</script>"
        "<h2>Цены</h2><table><tr><td>Штора</td><td>900 руб.</td></tr></table>"
        "<footer>© мы</footer></body></html>"
    )
    file.write_bytes(page.encode("cp1251"))
    contents = await read(file)
    assert contents.title == "Ателье"
    assert [(each.title, each.text) for each in contents.sections] == [
        ("Ателье", "Шьём шторы и пальто."),
        ("Цены", "Штора, 900 руб."),
    ]


async def test_a_page_that_nests_deeper_than_a_stack_is_read(tmp_path: Path) -> None:
    file = tmp_path / "deep.html"
    file.write_text("<p>Words before.</p>" + "<div>" * 100_000 + "word", "utf-8")
    contents = await read(file)
    assert contents.sections[0].text.startswith("Words before.")


async def test_pdf_pages_and_bookmarks_in_russian(tmp_path: Path) -> None:
    file = papers.pdf(
        tmp_path / "a.pdf",
        [
            [("Оплата", "Принимаем карты."), ("Гарантия", "Двенадцать месяцев на работу.")],
            [("", "Чек сохраняйте. Без чека нужен паспорт.")],
        ],
        font=papers.cyrillic_font(),
    )
    contents = await read(file)
    assert contents.pages == 2
    assert [(each.title, each.page) for each in contents.sections] == [
        ("Оплата", 1),
        ("Гарантия", 1),
        ("Гарантия", 2),
    ]
    assert "Двенадцать месяцев" in contents.sections[1].text
    assert contents.sections[2].text == "Чек сохраняйте. Без чека нужен паспорт."


async def test_500_pages_tell_how_far_they_are(tmp_path: Path) -> None:
    pages = [[("", f"Rule {number}. Keep the corridor {number} free.")] for number in range(500)]
    told: list[tuple[int, int]] = []
    file = papers.pdf(tmp_path / "long.pdf", pages)
    contents = await child.read_file(file, lambda done, of: told.append((done, of)))
    assert contents.pages == len(contents.sections) == 500
    assert contents.sections[-1].page == 500
    assert told
    assert all(0 < done <= of == 500 for done, of in told)


async def test_word_headings_and_tables(tmp_path: Path) -> None:
    file = papers.word(
        tmp_path / "a.docx", [(1, "Стирка"), (0, "До девяти утра."), (2, "Цены"), (0, "В евро.")]
    )
    contents = await read(file)
    assert [(each.title, each.text) for each in contents.sections] == [
        ("Стирка", "До девяти утра."),
        ("Цены", "В евро.\nShirt, 4 euros"),
    ]


async def test_files_that_cannot_be_read_say_what_to_do(tmp_path: Path) -> None:
    whole = papers.pdf(tmp_path / "whole.pdf", [[("", "Some words of a page.")]]).read_bytes()
    packed = papers.word(tmp_path / "whole.docx", [(0, "Words")]).read_bytes()
    files = {
        "picture.png": (b"\x89PNG", "format"),
        "noise.txt": (bytes(range(128, 256)) * 20 + b"\x00", "encoding"),
        "empty.txt": (b" \n\n ", "empty"),
        "empty.html": (b"", "empty"),
        "cut.pdf": (whole[:300], "broken"),
        "not.pdf": (b"hello", "broken"),
        "cut.docx": (packed[:2000], "broken"),
        "old.docx": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000), "encrypted"),
    }
    for name, (data, reason) in files.items():
        file = tmp_path / name
        file.write_bytes(data)
        assert (await refused(file)).params["reason"] == reason, name
    locked = papers.pdf(tmp_path / "locked.pdf", [[("", "Secret words")]], password="x")
    assert (await refused(locked)).params["reason"] == "encrypted"
    assert (await refused(papers.scan(tmp_path / "scan.pdf"))).params["reason"] == "scanned"
    bomb = papers.bomb(tmp_path / "bomb.docx", megabytes=400)
    assert bomb.stat().st_size < 1_000_000
    assert (await refused(bomb)).params["reason"] == "bomb"
    assert (await refused(tmp_path / "gone.txt")).params["reason"] == "open"


async def test_200_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    file = tmp_path / "film.pdf"
    with file.open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(DocumentTooBig) as error:
        await read(file)
    assert error.value.params["megabytes"] == 200


async def test_a_reader_that_says_nothing_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A child that is stuck: one that waits for its input, which never comes.
    waits = ["/bin/sh", "-c", "exec tail -f /dev/null"]
    monkeypatch.setattr(child, "child_command", lambda *_: waits)
    monkeypatch.setattr(child, "SILENCE_LIMIT_S", 0.3)
    file = tmp_path / "a.txt"
    file.write_text("words")
    assert (await refused(file)).params["reason"] == "slow"


async def test_a_reader_that_dies_is_a_broken_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "child_command", lambda *_: ["/bin/sh", "-c", "kill -SEGV $$"])
    file = tmp_path / "a.txt"
    file.write_text("words")
    assert (await refused(file)).params["reason"] == "broken"
