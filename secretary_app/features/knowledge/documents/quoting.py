"""The sentences of a section that answer, word for word."""

from __future__ import annotations

from secretary_app.features.knowledge.documents.sentences import sentence_spans

LONGEST_QUOTE = 400
"""Characters: half a minute of speech."""


def quote_of(text: str, sentences: tuple[int, int]) -> str:
    """A part of ``text`` from the first sentence to before the last, as it stands there.

    One line end more or less is no word: a quote over two lines has it.
    """
    spans = sentence_spans(text)
    first, after = sentences
    chosen = spans[first:after] or spans[:1]
    if not chosen:
        return ""
    begin, end = chosen[0][0], chosen[-1][1]
    if end - begin > LONGEST_QUOTE:
        begin, end = chosen[0]
    if end - begin > LONGEST_QUOTE:
        end = text.rfind(" ", begin, begin + LONGEST_QUOTE)
        end = end if end > begin else begin + LONGEST_QUOTE
    return text[begin:end]
