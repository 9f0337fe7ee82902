"""A list of phrases as Vosk takes it.

The library makes a bigram model of the list: words of different phrases may follow one another in
what it hears, at a price. Whether the whole is a phrase is for its caller to ask.
"""

import json
from collections.abc import Callable, Iterator

from engines.workers.stt.phrases import Phrases
from engines.workers.stt.words import Words

UNKNOWN = "[unk]"
"""The library's word for speech that is no word of the list."""

Knows = Callable[[str], bool]
"""Whether a word stands in the model's dictionary, spelt so."""


def grammar_of(phrases: Phrases, knows: Knows) -> str:
    """JSON for the library, in the dictionary's spelling.

    A phrase with a word that the model has never heard of cannot be heard as a whole; it is left
    out, lest the rest of it be taken for something.
    """
    spelt = {word: spelling(word, knows) for word in phrases.words()}
    lines = [" ".join(found) for words in sorted(phrases.listed) if (found := _all(words, spelt))]
    digits = sorted(word for word in phrases.digits if spelt[word])
    lines += digits
    # Each pair once: the bigram model then knows that any digit may follow any other.
    lines += [f"{first} {second}" for first in digits for second in digits]
    return json.dumps([*lines, UNKNOWN], ensure_ascii=False)


def spelling(word: str, knows: Knows) -> str | None:
    """How the dictionary writes a word that came without «ё»; None where it has none."""
    return next((candidate for candidate in _spellings(word) if knows(candidate)), None)


def _spellings(word: str) -> Iterator[str]:
    yield word
    for place, letter in enumerate(word):
        if letter == "е":
            yield f"{word[:place]}ё{word[place + 1 :]}"


def _all(words: Words, spelt: dict[str, str | None]) -> list[str]:
    """The words as they are spelt; nothing unless all of them are."""
    found = [written for word in words if (written := spelt[word])]
    return found if len(found) == len(words) else []
