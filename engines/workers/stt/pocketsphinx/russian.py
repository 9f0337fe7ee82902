"""Russian letters to sounds, for words that no dictionary has.

Phones as in the usual Russian Sphinx dictionaries: 0 after a vowel = stressed, after a consonant =
soft. Where the stress is, nobody says, so every place is tried.
"""

_BASE = dict(zip("аеёиоуыэюя", ["A", "E", "O", "I", "O", "U", "Y", "E", "U", "A"], strict=True))
_HARD = {
    "б": "B", "в": "V", "г": "G", "д": "D", "ж": "ZH", "з": "Z", "к": "K", "л": "L", "м": "M",
    "н": "N", "п": "P", "р": "R", "с": "S", "т": "T", "ф": "F", "х": "KH", "ц": "TS",
    "ч": "TSH0", "ш": "SH", "щ": "SH0", "й": "J0",
}  # fmt: skip
_ALWAYS_SAME = frozenset("жшцчщй")
_SOFTEN = frozenset("еёиюяь")
_WITH_J = frozenset("еёюя")
_VOICELESS = {"B": "P", "V": "F", "G": "K", "D": "T", "ZH": "SH", "Z": "S"}
_VOICED = {voiceless: voiced for voiced, voiceless in _VOICELESS.items()}
_UNVOICING = frozenset(["P", "F", "K", "T", "SH", "S", "KH", "TS", "TSH0", "SH0"])
_VOICING = frozenset(["B", "G", "D", "ZH", "Z"])
_WHOLE = frozenset(["SH0", "TSH0", "J0"])

_SPELLING = (
    ("стн", "сн"), ("здн", "зн"), ("лнц", "нц"), ("рдц", "рц"), ("вств", "ств"), ("сч", "щ"),
    ("зч", "щ"), ("жч", "щ"), ("сш", "ш"), ("зш", "ш"), ("сж", "ж"), ("зж", "ж"),
    ("ться", "ца"), ("тся", "ца"),
)  # fmt: skip

MAX_WAYS = 5


def russian_phones(word: str) -> list[tuple[str, ...]]:
    """Ways to say the word, one for each place of the stress."""
    spelled = "".join(
        letter
        for letter in word.replace("ё", "ё")
        if letter in _BASE or letter in _HARD or letter in "ьъ"
    )
    for written, said in _SPELLING:
        spelled = spelled.replace(written, said)
    if len(spelled) > 3 and spelled.endswith(("ого", "его")):
        spelled = f"{spelled[:-2]}во"
    vowels = [place for place, letter in enumerate(spelled) if letter in _BASE]
    ways = [tuple(_phones(spelled, place)) for place in vowels or [-1]]
    return list(dict.fromkeys(ways))[:MAX_WAYS]


def _phones(word: str, stress: int) -> list[str]:
    phones: list[str] = []
    for place, letter in enumerate(word):
        before = word[place - 1] if place else ""
        after = word[place + 1] if place + 1 < len(word) else ""
        if letter in _BASE:
            if letter in _WITH_J and (not before or before in _BASE or before in "ьъ"):
                phones.append("J0")
            phones.append(_vowel(letter, before, stressed=place == stress, last=not after))
        elif letter in _HARD:
            soft = letter not in _ALWAYS_SAME and after in _SOFTEN if after else False
            phones.append(_HARD[letter] + ("0" if soft else ""))
    return _joined(_voiced(phones))


def _vowel(letter: str, before: str, *, stressed: bool, last: bool) -> str:
    hushing = bool(before) and before in "шжц"
    if stressed:
        return "Y0" if letter == "и" and hushing else f"{_BASE[letter]}0"
    if letter in "оа":
        return "I" if before in "чщ" and before and letter == "а" and not last else "A"
    if letter == "я":
        return "A" if last else "I"
    if letter in "еэи":
        return "Y" if hushing else "I"
    return _BASE[letter]


def _hard(phone: str) -> str:
    return phone if phone in _WHOLE else phone.removesuffix("0")


def _voiced(phones: list[str]) -> list[str]:
    """Consonants take the voice of what follows; at the end they lose it."""
    result = list(phones)
    for place in range(len(result) - 1, -1, -1):
        hard = _hard(result[place])
        mark = result[place].removeprefix(hard)
        following = _hard(result[place + 1]) if place + 1 < len(result) else None
        if hard in _VOICELESS and (following is None or following in _UNVOICING):
            result[place] = _VOICELESS[hard] + mark
        elif hard in _VOICED and following in _VOICING:
            result[place] = _VOICED[hard] + mark
    return result


def _joined(phones: list[str]) -> list[str]:
    """A doubled sound is said once."""
    result: list[str] = []
    for phone in phones:
        if result and _hard(result[-1]) == _hard(phone):
            result[-1] = phone
        else:
            result.append(phone)
    return result
