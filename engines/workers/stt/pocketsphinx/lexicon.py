"""How words sound: the model's dictionary, and rules for what is not in it."""

import re
from collections.abc import Iterator
from pathlib import Path

from engines.wire import WireError
from engines.workers.stt.pocketsphinx.english import english_phones
from engines.workers.stt.pocketsphinx.russian import russian_phones

Phones = tuple[str, ...]

_VARIANT = re.compile(r"\(\d+\)$")


class Lexicon:
    """The dictionary of one language."""

    def __init__(self, path: Path, language: str) -> None:
        self._language = language
        self._words: dict[str, list[str]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            word, _, phones = line.partition(" ") if "\t" not in line else line.partition("\t")
            if phones.strip():
                plain = _VARIANT.sub("", word).casefold().replace("ё", "е")
                self._words.setdefault(plain, []).append(phones)
        if not self._words:
            raise WireError(code="model_broken", text=f"{path}: no words")
        self._phones = {
            phone for phones in self._words.values() for way in phones for phone in way.split()
        }

    def ways(self) -> Iterator[Phones]:
        """Every way to say every word."""
        return (tuple(way.split()) for ways in self._words.values() for way in ways)

    def has(self, word: str) -> bool:
        """Whether the dictionary knows the word."""
        return word in self._words

    def phones(self, word: str) -> list[Phones]:
        """The ways to say the word, at least one."""
        if word in self._words:
            return list(dict.fromkeys(tuple(way.split()) for way in self._words[word]))
        rule = russian_phones if self._language == "ru" else english_phones
        ways = [tuple(phone for phone in way if phone in self._phones) for way in rule(word)]
        return [way for way in dict.fromkeys(ways) if way] or [self._any_phone()]

    def _any_phone(self) -> Phones:
        """A word without letters still needs a sound: one that nobody makes for long."""
        return (min(self._phones),)
