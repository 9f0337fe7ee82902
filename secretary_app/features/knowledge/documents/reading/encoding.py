"""Bytes of a text file become text."""

from __future__ import annotations

import codecs
import re

from secretary_app.features.knowledge.documents.reading.base import ReadFailed

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_RUSSIAN = ("cp1251", "koi8-r", "cp866")
"""What Russian programs wrote before UTF-8: Windows, Unix, DOS."""

COMMON_SHARE = 0.45
"""Of the letters of any Russian text; the same bytes read in a wrong table have a third of it."""
SAMPLE = 100_000

_COMMON = re.compile("[оеаинтсрв]")
_LETTER = re.compile(r"[^\W\d_]")


def decode(data: bytes) -> str:
    """Raises ReadFailed where nobody can say which letters are meant."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return _russian(data, error)
    if "\x00" in text:
        raise ReadFailed("broken")
    return text


def _russian(data: bytes, error: UnicodeDecodeError) -> str:
    sample = data[:SAMPLE]
    likeliest, share = "", 0.0
    for encoding in _RUSSIAN:
        text = sample.decode(encoding, "replace")
        letters = len(_LETTER.findall(text))
        russian = len(_COMMON.findall(text)) / letters if letters else 0.0
        if russian > share:
            likeliest, share = encoding, russian
    latin = len(re.findall(rb"[A-Za-z]", sample)) / max(len(sample), 1)
    if b"\x00" in sample or share < COMMON_SHARE * (1 - latin):
        raise ReadFailed("encoding", str(data[: error.start].count(b"\n") + 1)) from error
    return data.decode(likeliest, "replace")
