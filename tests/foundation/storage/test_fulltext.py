"""The question that is put to the search index."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretary_app.foundation.storage.fulltext import question_of

pytestmark = pytest.mark.unit


@settings(deadline=None)  # a database for each example
@given(query=st.text(max_size=40))
def test_no_query_of_a_person_is_a_mistake_in_the_index_language(query: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        question = question_of(query)
        if question:
            connection.execute("SELECT * FROM words WHERE words MATCH ?", (question,)).fetchall()


def test_words_are_looked_for_by_their_beginning() -> None:
    assert question_of("Договоры happy я") == '"договор"* "happ"* "я"'
    assert question_of("ёлка OR NOT *") == '"елк"* "or" "not"*'
    assert question_of("  ?!  ") == ""
