"""Where sentences begin and end in a text, in Russian and English."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?…])[»”\"')\]]*\s+(?=[«“\"'(\[]*[A-ZА-ЯЁ0-9])|\n+|(?<=;)\s+(?=\S)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(«\"])(?:т\. ?[едкп]|и т|г|ул|д|кв|корп|стр|руб|коп|тел|см|им|пр|просп|пер|эт|мин|"
    r"ч|тыс|млн|обл|напр|Mr|Mrs|Ms|Dr|St|No|vs|etc|e\.g|i\.e|approx|[A-ZА-ЯЁ])\.$"
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Begin and end of each sentence, without the space around it, in order; none is empty."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for found in _END.finditer(text):
        if "\n" not in found[0] and _ABBREVIATION.search(text, begin, found.start()):
            continue
        closing = len(found[0]) - len(found[0].lstrip("»”\"')]"))
        _keep(spans, text, begin, found.start() + closing)
        begin = found.end()
    _keep(spans, text, begin, len(text))
    return spans


def _keep(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    part = text[begin:end]
    left, right = len(part) - len(part.lstrip()), len(part) - len(part.rstrip())
    if part.strip():
        spans.append((begin + left, end - right))
