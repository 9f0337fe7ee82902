"""The style sheet: three files of ``resources/theme``, with tokens put in for ``@name``.

The first is for bare Qt classes only, the second for our widgets, the third for the window's parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ui.theme.colours import FOLDER

LAYERS = ("0_base.qss", "1_widgets.qss", "2_shell.qss")
_TOKEN = re.compile(r"@(\w+)")


def style_sheet(tokens: Mapping[str, str]) -> str:
    """All three layers; an unknown token is a fault of ours."""
    return _TOKEN.sub(lambda found: tokens[found[1]], _layers())


@cache
def _layers() -> str:
    return "\n".join((FOLDER / name).read_text("utf-8") for name in LAYERS)
