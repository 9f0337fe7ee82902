"""The file that a page loads: the widget's code with its look and its words.

It tells nothing that a visitor may not see, and changes only when the owner changes something, so
that browsers keep it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from secretary_app.channels.widget import settings as chosen
from secretary_app.channels.widget.models import Widget
from secretary_app.channels.widget.uploads import KINDS, LARGEST_MB
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.conversations.attachments import MB
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.kernel.paths import RESOURCES

FILE = RESOURCES / "widget" / "widget.js"

WORDS = (
    "open", "close", "log", "status", "status_person", "placeholder", "send",
    "attach", "record", "recording", "cancel", "voice", "you", "operator", "source", "page",
    "typing", "operator_typing", "failed", "retry", "offline", "left", "unread", "too_large",
    "mic_refused", "missing", "back", "call", "call_title", "call_help", "call_send", "phone",
    "phone_example", "form", "form_title", "form_help", "form_send", "name", "contact", "message",
    "consent_more",
)  # fmt: skip
"""Texts of the window, ``widget-ui-…``; the owner has no words of their own for these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What is sent, and how a browser knows that it has it already."""

    text: str
    etag: str


class ScriptMaker:
    """Makes the script of a widget as it is now."""

    def __init__(self, *, assistants: AssistantService, file: Path = FILE) -> None:
        self._assistants = assistants
        self._code = _lean(file.read_text(encoding="utf-8"))
        self._translators = {each.value: Translator(each) for each in Language}

    def make(self, widget: Widget) -> Script:
        """Raises UnknownPersona where its assistant is no more."""
        config = json.dumps(self.config(widget), ensure_ascii=False, separators=(",", ":"))
        # Harmless in a file; and nobody need think about it who puts the text into a page.
        config = config.replace("<", "\\u003c").replace("\u2028", " ").replace("\u2029", " ")
        text = (
            f'(()=>{{"use strict";\n{self._code}start({config},document.currentScript);\n}})();\n'
        )
        etag = hashlib.sha256(text.encode()).hexdigest()[:24]
        return Script(text=text, etag=f'"{etag}"')

    def config(self, widget: Widget) -> dict[str, object]:
        """What the code is told."""
        assistant = self._assistants.get(widget.get(chosen.ASSISTANT), announces_recording=False)
        languages = widget.get(chosen.LANGUAGES)
        return {
            "id": widget.id,
            "languages": languages,
            "colour": widget.get(chosen.COLOUR),
            "side": widget.get(chosen.POSITION).value,
            "theme": widget.get(chosen.THEME).value,
            "avatar": widget.get(chosen.AVATAR),
            "link": widget.get(chosen.CONSENT_LINK),
            "form": widget.get(chosen.FORM),
            "files": widget.get(chosen.FILES),
            "kinds": KINDS,
            "largest": LARGEST_MB * MB,
            "voice": widget.get(chosen.VOICE),
            "calls": widget.get(chosen.CALLS),
            "words": {
                language: self._words(
                    widget,
                    language,
                    name=assistant.names[language],
                    company=assistant.company.get(language, ""),
                )
                for language in languages
            },
        }

    def _words(self, widget: Widget, language: str, *, name: str, company: str) -> dict[str, str]:
        texts = self._translators[language]
        words = {word: texts.text(f"widget-ui-{word.replace('_', '-')}") for word in WORDS}
        greeting = texts.text(
            "widget-ui-greeting", name=name, named="yes" if company else "no", company=company
        )
        return words | {
            "secretary": name,
            "title": widget.get(chosen.TITLE[language]) or name,
            "greeting": widget.get(chosen.GREETING[language]) or greeting,
            "consent": widget.get(chosen.CONSENT[language]) or texts.text("widget-ui-consent"),
        }


def _lean(code: str) -> str:
    """Without indents, empty lines and lines of comment: half of what is sent otherwise."""
    lines = (line.strip() for line in code.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
