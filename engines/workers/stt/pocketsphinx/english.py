"""English letters to sounds, for words that no dictionary has: rough, but near enough."""

_RULES = (
    ("tion", "SH AH N"), ("sion", "ZH AH N"), ("ough", "AO"), ("augh", "AO"), ("eigh", "EY"),
    ("tch", "CH"), ("igh", "AY"), ("dge", "JH"), ("sch", "SH"), ("eau", "OW"), ("ious", "IY AH S"),
    ("ous", "AH S"), ("ing", "IH NG"), ("air", "EH R"), ("ear", "IH R"), ("eer", "IH R"),
    ("our", "AW R"), ("oor", "AO R"), ("are", "EH R"), ("ire", "AY ER"), ("ore", "AO R"),
    ("ch", "CH"), ("sh", "SH"), ("th", "TH"), ("ph", "F"), ("wh", "W"), ("ck", "K"), ("ng", "NG"),
    ("qu", "K W"), ("gh", "G"), ("kn", "N"), ("wr", "R"), ("ee", "IY"), ("ea", "IY"), ("oo", "UW"),
    ("ai", "EY"), ("ay", "EY"), ("ei", "EY"), ("ey", "IY"), ("oa", "OW"), ("ow", "OW"),
    ("ou", "AW"), ("oi", "OY"), ("oy", "OY"), ("au", "AO"), ("aw", "AO"), ("ew", "UW"),
    ("ie", "IY"), ("ue", "UW"), ("er", "ER"), ("ir", "ER"), ("ur", "ER"), ("ar", "AA R"),
    ("or", "AO R"), ("ce", "S EH"), ("ci", "S IH"), ("cy", "S IY"), ("ge", "JH EH"),
    ("bb", "B"), ("cc", "K"), ("dd", "D"), ("ff", "F"), ("gg", "G"), ("ll", "L"), ("mm", "M"),
    ("nn", "N"), ("pp", "P"), ("rr", "R"), ("ss", "S"), ("tt", "T"), ("zz", "Z"), ("a", "AE"),
    ("b", "B"), ("c", "K"), ("d", "D"), ("e", "EH"), ("f", "F"), ("g", "G"), ("h", "HH"),
    ("i", "IH"), ("j", "JH"), ("k", "K"), ("l", "L"), ("m", "M"), ("n", "N"), ("o", "AA"),
    ("p", "P"), ("q", "K"), ("r", "R"), ("s", "S"), ("t", "T"), ("u", "AH"), ("v", "V"),
    ("w", "W"), ("x", "K S"), ("y", "IY"), ("z", "Z"),
)  # fmt: skip

_LONG = {"a": "EY", "e": "IY", "i": "AY", "o": "OW", "u": "UW"}

_NAMES = {
    "a": "EY", "b": "B IY", "c": "S IY", "d": "D IY", "e": "IY", "f": "EH F", "g": "JH IY",
    "h": "EY CH", "i": "AY", "j": "JH EY", "k": "K EY", "l": "EH L", "m": "EH M", "n": "EH N",
    "o": "OW", "p": "P IY", "q": "K Y UW", "r": "AA R", "s": "EH S", "t": "T IY", "u": "Y UW",
    "v": "V IY", "w": "D AH B AH L Y UW", "x": "EH K S", "y": "W AY", "z": "Z IY",
    "0": "Z IH R OW", "1": "W AH N", "2": "T UW", "3": "TH R IY", "4": "F AO R", "5": "F AY V",
    "6": "S IH K S", "7": "S EH V AH N", "8": "EY T", "9": "N AY N",
}  # fmt: skip

_VOWELS = frozenset("aeiouy")


def english_phones(word: str) -> list[tuple[str, ...]]:
    """Ways to say the word, in the phones of CMUdict."""
    letters = [letter for letter in word if letter in _NAMES]
    spelled = tuple(" ".join(_NAMES[letter] for letter in letters).split())
    if not _VOWELS.intersection(word) or any(letter.isdigit() for letter in word):
        return [spelled]
    read = tuple(_read("".join(letters)))
    return [read, spelled] if len(letters) <= 3 else [read]


def _read(word: str) -> list[str]:
    """Letter groups from the left; a silent e makes the vowel before it long."""
    phones: list[str] = []
    silent = len(word) > 3 and word.endswith("e") and word[-2] not in _VOWELS
    end = len(word) - 1 if silent else len(word)
    place = 0
    while place < end:
        if silent and place == end - 2 and word[place] in _LONG:
            phones.append(_LONG[word[place]])
            place += 1
            continue
        pattern, sound = next(
            rule
            for rule in _RULES
            if word.startswith(rule[0], place) and place + len(rule[0]) <= end
        )
        phones += sound.split()
        place += len(pattern)
    if word.endswith("o") and phones:
        phones[-1] = "OW"
    return phones
