"""A chat as a file: text and Markdown show the way that is shown, JSON the whole tree."""

from __future__ import annotations

import json
from collections.abc import Sequence

from secretary_app.features.chats.models import ChatMessage, ExportFormat, OpenChat, Side


def exported(shown: OpenChat, everything: Sequence[ChatMessage], form: ExportFormat) -> str:
    """The content of the file."""
    if form is ExportFormat.JSON:
        return json.dumps(_document(shown, everything), ensure_ascii=False, indent=2) + "\n"
    heading, mark = ("# ", "**") if form is ExportFormat.MARKDOWN else ("", "")
    lines = [f"{heading}{shown.chat.title}", ""]
    for each in shown.way:
        sign = "→" if each.message.side is Side.USER else "←"
        lines += [f"{mark}{sign}{mark} {each.message.text}", ""]
        if form is ExportFormat.MARKDOWN:
            lines += [f"> {rests.kind.value}: {rests.title}" for rests in each.message.evidence]
            lines += [""] * bool(each.message.evidence)
    return "\n".join(lines)


def _document(shown: OpenChat, everything: Sequence[ChatMessage]) -> dict[str, object]:
    return {
        "title": shown.chat.title,
        "made_at": shown.chat.made_at.isoformat(),
        "messages": [
            {
                "id": each.id,
                "parent_id": each.parent_id,
                "side": each.side.value,
                "text": each.text,
                "language": each.language,
                "chosen": each.chosen,
                "made_at": each.made_at.isoformat(),
                "evidence": [
                    {"kind": rests.kind.value, "ref": rests.ref, "title": rests.title}
                    for rests in each.evidence
                ],
            }
            for each in everything
        ],
    }
