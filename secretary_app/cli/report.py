"""What is nobody's mistake but ours: a report with an id instead of a traceback."""

from __future__ import annotations

import platform
import secrets
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from secretary_app.kernel.log import mask_numbers
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.version import VERSION


def write_report(
    error: BaseException, *, argv: Sequence[str], folder: DataFolder
) -> tuple[str, Path | None]:
    """Stores what happened; gives the report's id and its file, None where it cannot be written."""
    report_id = secrets.token_hex(4)
    trace = "".join(traceback.format_exception(error))
    text = (
        f"report {report_id}, {datetime.now(UTC).isoformat(timespec='seconds')}\n"
        f"secretary {VERSION}, Python {platform.python_version()}, {platform.platform()}\n"
        f"command: {' '.join(argv)}\n\n{trace}"
    )
    file = folder.logs / f"report-{report_id}.txt"
    try:
        folder.logs.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_text(mask_numbers(text), "utf-8")
    except OSError:
        return report_id, None
    return report_id, file
