"""What import and export of FAQ and facts have in common."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

from secretary_app.features.knowledge.errors import ImportRefused, UnreadableFile
from secretary_app.features.knowledge.exchange.plan import ImportPlan
from secretary_app.features.knowledge.exchange.reading import to_csv, to_json
from secretary_app.features.knowledge.models import Fact, FaqEntry
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.foundation.console import Console

SourceT = TypeVar("SourceT", Fact, FaqEntry)

MOST_PROBLEMS_SHOWN = 50


class KnowledgeWorkspace(Protocol):
    """What these commands need."""

    @property
    def knowledge(self) -> KnowledgeService:
        """Loaded."""


async def carry_out(
    plan: ImportPlan[SourceT],
    *,
    file: Path,
    dry_run: bool,
    put: Callable[[Sequence[SourceT]], Awaitable[None]],
    console: Console,
) -> None:
    """Says what a plan would change and does it, all or nothing. Raises ImportRefused."""
    for problem in plan.left_out:
        reason = console.translator.error(problem.error)
        console.text("knowledge-import-left-out", line=str(problem.line), reason=reason)
    if plan.problems:
        for problem in plan.problems[:MOST_PROBLEMS_SHOWN]:
            reason = console.translator.error(problem.error)
            said = console.translator.text(
                "knowledge-import-problem", line=str(problem.line), reason=reason
            )
            console.complain(said)
        raise ImportRefused(file=file, count=len(plan.problems))
    if not dry_run:
        await put(plan.to_put)
    console.text(
        "knowledge-import-tried" if dry_run else "knowledge-imported",
        new=len(plan.new),
        changed=len(plan.changed),
        unchanged=len(plan.unchanged),
        left_out=len(plan.left_out),
    )


def write_file(
    file: Path,
    *,
    # Any: fields of both formats, made by the format modules.
    records: Sequence[dict[str, Any]],
    columns: Sequence[str],
    flat: Callable[[dict[str, Any]], Mapping[str, str]],
) -> None:
    """JSON by its suffix, else CSV with the mark by which spreadsheets know UTF-8.

    Raises UnreadableFile.
    """
    try:
        if file.suffix.lower() == ".json":
            file.write_text(to_json(records), "utf-8")
        else:
            file.write_bytes(to_csv(columns, [flat(each) for each in records]).encode("utf-8-sig"))
    except OSError as error:
        raise UnreadableFile(file=file, reason="write", detail=error.strerror or "") from error
