"""Search in text, in Russian and English, over one column of a table.

The index itself is made by a migration, which writes ё as е, as most people do; here is only the
question to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from sqlalchemy import ColumnElement, false, text
from sqlalchemy.sql.elements import TextClause

from secretary_app.kernel.later import later

stemmer = later("snowballstemmer:stemmer")

_WORD = re.compile(r"\w+")
_CYRILLIC = re.compile(r"[а-я]")

INDEX_SUFFIX = "_search"
"""Of an index's name; SQLite keeps the parts of one in tables with longer names."""

SHORTEST_STEM = 3
"""A shorter beginning would match half of the dictionary, so such a word is looked for whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FullText:
    """The full-text index of one column."""

    table: str
    key: str
    """The integer primary key by which the index knows its rows."""

    @property
    def index(self) -> str:
        """The name of the index, a virtual table."""
        return f"{self.table}{INDEX_SUFFIX}"

    def purged(self) -> TextClause:
        """A statement after which the index holds no word of rows that are deleted.

        Deleting a row only notes that its words no longer count; merging leaves them out.
        """
        return text(f"INSERT INTO {self.index} ({self.index}) VALUES ('optimize')")  # noqa: S608

    def matches(self, query: str) -> ColumnElement[bool] | TextClause:
        """A condition on ``table``: every word of ``query`` occurs, in any of its endings.

        A query without a word matches nothing.
        """
        question = question_of(query)
        if not question:
            return false()
        # Names only from our own declarations; the person's words are a parameter.
        return text(
            f"{self.table}.{self.key} IN"  # noqa: S608
            f" (SELECT rowid FROM {self.index} WHERE {self.index} MATCH :question)"
        ).bindparams(question=question)


def belongs_to_an_index(name: str) -> bool:
    """Whether a table is an index or a part of one."""
    return INDEX_SUFFIX in name


def question_of(query: str) -> str:
    """``query`` in FTS5's language: the beginning of each word, all of them wanted."""
    words = _WORD.findall(query.casefold().replace("ё", "е"))
    return " ".join(_wanted(word) for word in words)


def _wanted(word: str) -> str:
    language = "russian" if _CYRILLIC.search(word) else "english"
    stem = stemmer(language).stemWord(word)
    # A stem is not always a beginning (happy, happi): what both share is.
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, stem, strict=False))
    shared = len(list(same))
    return f'"{word[:shared]}"*' if shared >= SHORTEST_STEM else f'"{word}"'
