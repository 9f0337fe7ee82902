"""A call as a file: its sound, its words as text, everything as JSON, or a page to print."""

from __future__ import annotations

import asyncio
import json
import shutil
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.errors import CallHasNoRecording
from secretary_app.features.calls.transcript import transcript_text
from secretary_app.features.conversations.models import Role
from ui.pages.calls.shown import ShownCall
from ui.pages.calls.telling import Telling
from ui.runtime.words import Words

FORMATS = ("wav", "txt", "json", "pdf")
MARGIN_MM = 18.0
DPI = 96
"""So that sizes in the document are those of a screen."""


def file_name(call: ShownCall, kind: str) -> str:
    """What it is called where a person says nothing: when it was, and who called."""
    when = call.record.rang_at.astimezone()
    who = "".join(
        letter for letter in call.record.number or "" if letter.isalnum() or letter == "+"
    )
    return f"call_{when:%Y-%m-%d_%H%M%S}{who and '_' + who}.{kind}"


async def export(
    workspace: Workspace, call: ShownCall, file: Path, *, telling: Telling, words: Words
) -> Path:
    """What is written follows from the ending. Raises CallHasNoRecording, OSError."""
    match file.suffix.lower():
        case ".wav":
            if call.recording is None:
                raise CallHasNoRecording(call_id=call.record.id)
            await asyncio.to_thread(shutil.copyfile, call.recording.wav, file)
        case ".pdf":
            _print(page_of(call, telling=telling, words=words), file)
        case ".json":
            document = await workspace.calls.transcript(call.record.id)
            text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
            await asyncio.to_thread(file.write_text, text, "utf-8")
        case _:
            document = await workspace.calls.transcript(call.record.id)
            names = {role.value: words.text(f"calls-role-{role.value}") for role in Role}
            text = transcript_text(
                document, names=names, from_script=words.text("calls-from-script")
            )
            await asyncio.to_thread(file.write_text, text, "utf-8")
    return file


def page_of(call: ShownCall, *, telling: Telling, words: Words) -> str:
    """The call as HTML that Qt's documents know."""
    record = call.record
    title = escape(call.name or words.phone(record.number))
    facts = escape(telling.facts(record, named=bool(call.name)))
    rows = []
    for each in call.said:
        if each.message.role is Role.SYSTEM:
            happened = escape(telling.happened(each))
            rows.append(f'<tr><td></td><td colspan="2"><i>{happened}</i></td></tr>')
            continue
        speech = telling.speech(
            each, assistant=call.assistant, caller=call.name or words.text("calls-role-caller")
        )
        cut = f' <s style="color:#777">{escape(speech.cut)}</s>' if speech.cut else ""
        source = (
            f'<br><span style="color:#555;font-size:11px">{escape(speech.source)}</span>'
            if speech.source
            else ""
        )
        rows.append(
            f'<tr><td style="color:#555">{escape(speech.when)}</td>'
            f"<td><b>{escape(speech.who)}</b></td>"
            f"<td>{escape(speech.text)}{cut}{source}</td></tr>"
        )
    outcome = escape(telling.outcome(record))
    return (
        f"<h2>{title}</h2><p>{facts}<br>{outcome}</p>"
        f'<table cellpadding="4" width="100%">{"".join(rows)}</table>'
    )


def _print(html: str, file: Path) -> None:
    """On the thread of the window: Qt's fonts belong to it. Raises OSError."""
    with file.open("wb"):
        pass
    writer = QPdfWriter(str(file))
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDefaultStyleSheet("body, td, p { font-size: 13px; }")
    document.setHtml(html)
    document.print_(writer)
