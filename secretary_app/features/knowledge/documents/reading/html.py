"""Web pages, by lxml."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from secretary_app.features.knowledge.documents.models import Contents
from secretary_app.features.knowledge.documents.reading.base import Progress, ReadFailed
from secretary_app.features.knowledge.documents.reading.encoding import decode
from secretary_app.features.knowledge.documents.reading.outline import Outline

_MENUS = "script style noscript template head nav footer aside form button select svg iframe"
_UNREAD = frozenset(_MENUS.split())
"""Not what the page says: its programs, its menus, its small print around the text."""
_RANKS = {f"h{rank}": rank for rank in range(1, 7)}
_BLOCKS = (
    "p div li ul ol dl dt dd table tr section article main blockquote pre header body figure br "
    "hr address details summary caption h1 h2 h3 h4 h5 h6"
)
_BREAKS = frozenset(_BLOCKS.split())
_CELLS = frozenset(("td", "th"))
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(file: Path, progress: Progress) -> Contents:
    """Headings ``h1`` to ``h6``; menus, scripts and footers are left out."""
    text = _XML_DECLARATION.sub("", _decoded(file.read_bytes()))
    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser) if text.strip() else None
    except (etree.LxmlError, ValueError) as error:
        raise ReadFailed("broken", str(error)[:100]) from error
    if root is None:
        raise ReadFailed("empty")
    page = _Page()
    # By events, not by recursion: a hostile page nests deeper than Python's stack.
    unread = 0
    for number, (event, element) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        if event == "start":
            unread += element.tag in _UNREAD
            if not unread:
                page.begin(element)
        else:
            if not unread:
                page.end(element)
            unread -= element.tag in _UNREAD
            if not unread and element.getparent() is not None:
                page.say(element.tail)
        if number % 5000 == 0:
            progress(number, number + 5000)
    page.flush()
    return page.outline.contents(title=root.findtext(".//title") or "")


class _Page:
    def __init__(self) -> None:
        self.outline = Outline()
        self._words: list[str] = []

    def begin(self, element: etree._Element) -> None:
        if element.tag in _BREAKS:
            self.flush()
        self.say(element.text)

    def end(self, element: etree._Element) -> None:
        if element.tag in _RANKS:
            self.outline.heading(_RANKS[element.tag], " ".join("".join(self._words).split()))
            self._words.clear()
        elif element.tag in _BREAKS:
            self.flush()
        elif element.tag in _CELLS:
            self._words.append(", " if element.getnext() is not None else "")

    def say(self, text: str | None) -> None:
        self._words.append(text or "")

    def flush(self) -> None:
        # Line ends in the source of a page are spaces.
        self.outline.paragraph(" ".join("".join(self._words).split()))
        self._words.clear()


def _decoded(data: bytes) -> str:
    declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(data)
    return decode(data)
