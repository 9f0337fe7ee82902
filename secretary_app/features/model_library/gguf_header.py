"""The first facts of a GGUF file, without the library: is it one, and does it chat or embed?

Of the format (version 2 and 3, little-endian) this knows the key-value list and stops at the
tokenizer's part, which is megabytes long, once it knows the architecture: most files tell it
before. Whether the file is whole, only its engine can tell.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MAGIC = b"GGUF"
VERSIONS = (2, 3)

MOST_FACTS = 200
"""Real files have 20 to 60; a damaged one may promise 2**60."""
LONGEST_TEXT = 1 << 20
MOST_ITEMS = 1000
"""Of a list that is read: tags, languages. The tokenizer's are skipped."""
MOST_SKIPPED = 2_000_000
"""The largest vocabularies have 300,000 tokens and twice as many merges."""

EMBEDDING_ARCHITECTURES = frozenset(
    {
        "bert",
        "modern-bert",
        "nomic-bert",
        "nomic-bert-moe",
        "neo-bert",
        "jina-bert-v2",
        "jina-bert-v3",
        "eurobert",
        "gemma-embedding",
        "t5encoder",
    }
)

_NUMBERS = {
    0: "<B",
    1: "<b",
    2: "<H",
    3: "<h",
    4: "<I",
    5: "<i",
    6: "<f",
    7: "<?",
    10: "<Q",
    11: "<q",
    12: "<d",
}
_TEXT = 8
_LIST = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class GgufHeader:
    """What a GGUF says of itself."""

    architecture: str
    embeds: bool
    """Made to turn texts into vectors: by its architecture, or because it names a pooling."""
    languages: tuple[str, ...]
    part: int
    """Number of this part, from 0, of a model that is split."""


def read_header(file: Path) -> GgufHeader | None:
    """None: no GGUF, of a version that nobody uses, or cut off within its head."""
    try:
        with file.open("rb") as stream:
            facts = _facts(stream)
    except (OSError, ValueError, struct.error):
        return None
    if facts is None:
        return None
    architecture = facts.get("general.architecture")
    part = facts.get("split.no")
    pooling = facts.get(f"{architecture}.pooling_type")
    languages = facts.get("general.languages")
    return GgufHeader(
        architecture=architecture if isinstance(architecture, str) else "",
        embeds=architecture in EMBEDDING_ARCHITECTURES
        or (isinstance(pooling, int) and pooling > 0),
        languages=tuple(each for each in languages if isinstance(each, str))
        if isinstance(languages, list)
        else (),
        part=part if isinstance(part, int) else 0,
    )


def _facts(stream: BinaryIO) -> dict[str, object] | None:
    """Raises ValueError or struct.error where the file ends or makes no sense."""
    if stream.read(4) != MAGIC or _number(stream, "<I") not in VERSIONS:
        return None
    stream.seek(8, 1)
    count = int(_number(stream, "<Q"))
    if count > MOST_FACTS:
        raise ValueError("too many facts")
    facts: dict[str, object] = {}
    for _ in range(count):
        name = _text(stream)
        if name.startswith("tokenizer.") and "general.architecture" in facts:
            break
        facts[name] = _value(stream, int(_number(stream, "<I")))
    return facts


def _value(stream: BinaryIO, kind: int) -> object:
    if kind == _TEXT:
        return _text(stream)
    if kind == _LIST:
        inner = int(_number(stream, "<I"))
        count = int(_number(stream, "<Q"))
        if inner == _LIST or count > MOST_SKIPPED:
            raise ValueError("too long a list")
        if count > MOST_ITEMS:
            _skip(stream, inner, count)
            return None
        return [_value(stream, inner) for _ in range(count)]
    if kind not in _NUMBERS:
        raise ValueError("unknown kind")
    return _number(stream, _NUMBERS[kind])


def _skip(stream: BinaryIO, kind: int, count: int) -> None:
    if kind in _NUMBERS:
        stream.seek(struct.calcsize(_NUMBERS[kind]) * count, 1)
        return
    for _ in range(count):
        stream.seek(int(_number(stream, "<Q")), 1)


def _text(stream: BinaryIO) -> str:
    length = int(_number(stream, "<Q"))
    if length > LONGEST_TEXT:
        raise ValueError("too long a text")
    return stream.read(length).decode("utf-8", "replace")


def _number(stream: BinaryIO, form: str) -> float:
    found: tuple[float, ...] = struct.unpack(form, stream.read(struct.calcsize(form)))
    return found[0]
