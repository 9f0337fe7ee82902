"""How alike sounds are, in the phone sets of the English and of the usual Russian models."""

from collections.abc import Sequence

_ALIKE = {
    "open": "AA AO AH AW A A0 O O0",
    "front": "AE EH AY E E0",
    "close": "IH IY I I0 Y0 J0 Y EY",
    "round": "UH UW OW U U0 W OY",
    "r": "ER R R0",
    "nasal": "M N NG M0 N0",
    "l": "L L0",
    "s": "S Z S0 Z0 TS",
    "sh": "SH ZH CH JH SH0 TSH0 DZH",
    "f": "F V TH DH F0 V0",
    "stop": "P T K P0 T0 K0 B D G B0 D0 G0",
    "h": "HH KH KH0",
}
_KIND = {phone: kind for kind, phones in _ALIKE.items() for phone in phones.split()}
_NEAR = {
    frozenset(pair.split())
    for pair in (
        "open front", "front close", "open round", "close round", "s sh", "s f", "sh f", "nasal l",
        "stop f", "h f", "r round", "r open", "l round", "stop h",
    )
}  # fmt: skip

SAME_KIND = 0.3
NEAR_KIND = 0.6
GAP = 0.7


def distance(one: Sequence[str], other: Sequence[str]) -> float:
    """Edit distance in which like sounds are near."""
    row = [GAP * place for place in range(len(other) + 1)]
    for number, phone in enumerate(one, 1):
        before, row = row, [GAP * number]
        for place, heard in enumerate(other, 1):
            row.append(
                min(before[place - 1] + _unlike(phone, heard), before[place] + GAP, row[-1] + GAP)
            )
    return row[-1]


def _unlike(one: str, other: str) -> float:
    if one == other:
        return 0.0
    kinds = _KIND.get(one, one), _KIND.get(other, other)
    if kinds[0] == kinds[1]:
        return SAME_KIND
    return NEAR_KIND if frozenset(kinds) in _NEAR else 1.0
