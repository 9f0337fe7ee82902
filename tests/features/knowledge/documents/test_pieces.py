"""Splitting loses no word, and a quote is always word for word in its section."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.knowledge.documents.index import row_of
from secretary_app.features.knowledge.documents.quoting import LONGEST_QUOTE, quote_of
from secretary_app.features.knowledge.documents.reading.base import ReadFailed
from secretary_app.features.knowledge.documents.reading.encoding import decode
from secretary_app.features.knowledge.documents.reading.outline import (
    LONGEST_SECTION,
    pieces,
    tidy,
)
from secretary_app.features.knowledge.documents.sentences import sentence_spans

pytestmark = pytest.mark.unit

PROSE = st.text(alphabet="аЯёЁxY1 .,!?;…«»()\"'\n\t-", max_size=4000) | st.text(max_size=300)


@given(text=PROSE)
def test_sentences_follow_each_other_and_leave_out_only_space(text: str) -> None:
    end = 0
    for begin, stop in sentence_spans(text):
        assert end <= begin < stop
        assert not text[end:begin].strip()
        assert text[begin:stop] == text[begin:stop].strip()
        end = stop
    assert not text[end:].strip()


@given(paragraphs=st.lists(PROSE, max_size=5))
def test_splitting_loses_and_adds_nothing_but_space(paragraphs: list[str]) -> None:
    tidied = [text for text in map(tidy, paragraphs) if text]
    found = pieces(tidied)
    assert all(0 < len(piece) <= LONGEST_SECTION for piece in found)
    assert "".join("".join(found).split()) == "".join("".join(tidied).split())


@given(text=PROSE, first=st.integers(0, 30), length=st.integers(0, 3))
def test_a_quote_is_verbatim_and_can_be_said(text: str, first: int, length: int) -> None:
    quote = quote_of(text, (first, first + length))
    assert quote in text
    assert len(quote) <= LONGEST_QUOTE
    assert bool(quote) == bool(sentence_spans(text))


@given(text=PROSE)
def test_the_index_has_a_line_for_each_sentence(text: str) -> None:
    body = row_of(1, title="", text=text)["body"]
    assert isinstance(body, str)
    assert len(body.split("\n")) == max(1, len(sentence_spans(text)))


def test_abbreviations_and_decimals_end_no_sentence() -> None:
    text = "Мы на ул. Мира, д. 5. Цена 2.50 евро, т. е. мало! Ask Mr. Miller (e.g. by phone). Go."
    assert [text[begin:end] for begin, end in sentence_spans(text)] == [
        "Мы на ул. Мира, д. 5.",
        "Цена 2.50 евро, т. е. мало!",
        "Ask Mr. Miller (e.g. by phone).",
        "Go.",
    ]


@given(data=st.binary(max_size=400))
def test_bytes_become_text_or_a_reason(data: bytes) -> None:
    try:
        text = decode(data)
    except ReadFailed:
        with pytest.raises(UnicodeDecodeError):
            (data.removesuffix(b"\x00") + b"\xff").decode("utf-8")
    else:
        assert "\x00" not in text
