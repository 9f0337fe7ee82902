"""Message ids become sentences."""

from __future__ import annotations

import logging
from pathlib import Path

from secretary_app.foundation.i18n.catalogue import catalogue
from secretary_app.foundation.i18n.language import Language
from secretary_app.kernel.errors import ErrorParam, UserFacing
from secretary_app.kernel.paths import RESOURCES

_LOG = logging.getLogger(__name__)

LOCALE = RESOURCES / "locale"


class Translator:
    """The texts of one language, English for a text that it lacks.

    It is made in no time: what was parsed for one is there for all.
    """

    def __init__(self, language: str, *, folder: Path = LOCALE, place: str = "") -> None:
        """``language`` is a value of ``Language``.

        ``place`` is where it is read: a message that has an attribute of this name says it there in
        those words, because who looks at a window is not sent to a command.
        """
        self._place = place
        self.language = Language(language)
        order = dict.fromkeys((self.language, Language.EN))
        self._catalogues = [catalogue(folder / each, each) for each in order]

    def has(self, message_id: str) -> bool:
        """Whether any of the languages knows the message, or the attribute: ``id.attribute``."""
        return any(each.has(message_id) for each in self._catalogues)

    def text(self, message_id: str, /, **args: ErrorParam) -> str:
        """The message, or its attribute (``id.attribute``); an unknown id is a fault of ours.

        Whole numbers are grouped by the language's rules, so what only looks like a number (a
        process id, a code) is given as text.
        """
        for each in self._catalogues:
            for name in self._names(message_id):
                found = each.text(name, args)
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
