"""Message ids become sentences."""

from __future__ import annotations

import logging
import re
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk

from secretary_app.foundation.i18n.language import Language
from secretary_app.kernel.errors import ErrorParam, UserFacing
from secretary_app.kernel.paths import RESOURCES

_LOG = logging.getLogger(__name__)

LOCALE = RESOURCES / "locale"

_ID = re.compile(r"^(-?[A-Za-z][\w-]*) *=", re.MULTILINE)


class Translator:
    """The texts of one language, English for a text that it lacks.

    A file is parsed when its first message is asked for, which keeps the start of a command short.
    Messages may refer to terms (``-brand``) and messages of ``common.ftl`` and of their own file.
    """

    def __init__(self, language: str, *, folder: Path = LOCALE, place: str = "") -> None:
        """``language`` is a value of ``Language``.

        ``place`` is where it is read: a message that has an attribute of this name says it there in
        those words, because who looks at a window is not sent to a command.
        """
        self._place = place
        self.language = Language(language)
        order = dict.fromkeys((self.language, Language.EN))
        self._catalogues = [_Catalogue(language=each, folder=folder / each) for each in order]

    def has(self, message_id: str) -> bool:
        """Whether any of the languages knows the message, or the attribute: ``id.attribute``."""
        return any(each.has(message_id) for each in self._catalogues)

    def text(self, message_id: str, /, **args: ErrorParam) -> str:
        """The message, or its attribute (``id.attribute``); an unknown id is a fault of ours.

        Whole numbers are grouped by the language's rules, so what only looks like a number (a
        process id, a code) is given as text.
        """
        for catalogue in self._catalogues:
            for name in self._names(message_id):
                found = catalogue.text(name, args)
                if found is not None:
                    return found
        _LOG.error("no text for %s", message_id)
        return message_id

    def error(self, error: UserFacing) -> str:
        """What went wrong and what to do next."""
        return self.text(f"error-{error.code}", **error.params)

    def _names(self, message_id: str) -> tuple[str, ...]:
        if not self._place or "." in message_id:
            return (message_id,)
        return (f"{message_id}.{self._place}", message_id)


class _Catalogue:
    def __init__(self, *, language: Language, folder: Path) -> None:
        self._bundle = FluentBundle([language], use_isolating=False)
        self._files = _index(folder)
        self._loaded: set[Path] = set()
        self._load(folder / "common.ftl")

    def has(self, message_id: str) -> bool:
        name, _, attribute = message_id.partition(".")
        if name not in self._files:
            return False
        self._load(self._files[name])
        if not self._bundle.has_message(name):
            return False
        message = self._bundle.get_message(name)
        return attribute in message.attributes if attribute else message.value is not None

    def text(self, message_id: str, args: dict[str, ErrorParam]) -> str | None:
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

    def _load(self, file: Path) -> None:
        if file in self._loaded or not file.exists():
            return
        self._loaded.add(file)
        resource = FluentResource(file.read_text("utf-8"))
        for entry in resource.body:
            if isinstance(entry, Junk):
                _LOG.error("%s is broken at: %s", file.name, entry.content)
        self._bundle.add_resource(resource)


@cache
def _index(folder: Path) -> dict[str, Path]:
    """Which file has which message, found without parsing any."""
    return {
        name: file
        for file in sorted(folder.glob("*.ftl"))
        for name in _ID.findall(file.read_text("utf-8"))
    }
