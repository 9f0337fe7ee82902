"""The texts of one language as they stand in its files.

Fluent's parser takes a millisecond for a thousand characters, and there are 500,000: an entry is
parsed when it is first asked for, with those that it refers to.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, MessageReference, Resource, TermReference
from fluent.syntax.visitor import Visitor

from secretary_app.foundation.i18n.language import Language
from secretary_app.kernel.errors import ErrorParam

_LOG = logging.getLogger(__name__)

_BEGINNING = re.compile(r"^(-?[A-Za-z][\w-]*) *=", re.MULTILINE)
"""Of a message or a term."""
_COMMENT = "\n#"


class Catalogue:
    """Everything that can be said in one language; made by ``catalogue``."""

    def __init__(self, folder: Path, language: Language) -> None:
        self._bundle = FluentBundle([language], use_isolating=False)
        self._parser = FluentParser(with_spans=False)
        self._unparsed = dict(_entries(folder))

    def has(self, message_id: str) -> bool:
        """Whether there is such a message, or such an attribute of one: ``id.attribute``."""
        name, _, attribute = message_id.partition(".")
        self._parse(name)
        if not self._bundle.has_message(name):
            return False
        message = self._bundle.get_message(name)
        return attribute in message.attributes if attribute else message.value is not None

    def text(self, message_id: str, args: dict[str, ErrorParam]) -> str | None:
        """In words; None where there is no such message."""
        if not self.has(message_id):
            return None
        name, _, attribute = message_id.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        assert pattern is not None
        text, errors = self._bundle.format_pattern(pattern, args)
        for error in errors:
            _LOG.error("text %s: %s", message_id, error)
        return str(text)

    def _parse(self, wanted: str) -> None:
        """Makes an entry ready, and before it what it refers to: other threads ask at any time."""
        names, parsed = [wanted], dict[str, Resource]()
        while names:
            name = names.pop()
            text = self._unparsed.get(name)
            if text is None or name in parsed:
                continue
            parsed[name] = self._parser.parse(text)
            names += _referred(parsed[name])
            for each in parsed[name].body:
                if isinstance(each, Junk):
                    _LOG.error("text %s is broken at: %s", name, each.content)
        for name, resource in reversed(parsed.items()):
            self._bundle.add_resource(resource)
            self._unparsed.pop(name, None)


@cache
def catalogue(folder: Path, language: Language) -> Catalogue:
    """The one of these files: whoever speaks the language shares what is parsed."""
    return Catalogue(folder, language)


def _entries(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.glob("*.ftl")):
        text = file.read_text("utf-8")
        found = list(_BEGINNING.finditer(text))
        ends = [each.start() for each in found[1:]]
        for each, end in zip(found, [*ends, len(text)], strict=True):
            comment = text.find(_COMMENT, each.start(), end)
            yield each[1], text[each.start() : end if comment < 0 else comment]


def _referred(resource: Resource) -> set[str]:
    found = _Referred()
    found.visit(resource)
    return found.names


class _Referred(Visitor):
    """Names of entries as they stand in the files."""

    def __init__(self) -> None:
        self.names = set[str]()

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802 - fluent's
        self.names.add(node.id.name)

    def visit_TermReference(self, node: TermReference) -> None:  # noqa: N802 - fluent's
        self.names.add(f"-{node.id.name}")
        self.generic_visit(node)
