"""Which sound follows which, counted in a dictionary, for models that bring no such file."""

import itertools
import math
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

SILENCE = "SIL"
OWN_SHARE = 0.7
"""Weight of what was counted after a phone; the rest is how frequent the phones are at all."""


def write_phone_model(ways: Iterable[tuple[str, ...]], path: Path) -> None:
    """Writes a bigram of phones in ARPA's format."""
    pairs: Counter[tuple[str, str]] = Counter()
    for way in ways:
        whole = (SILENCE, *way, SILENCE)
        pairs.update(itertools.pairwise(whole))
    follows: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for (first, second), count in pairs.items():
        before[first] += count
        follows[second] += count
    total = sum(follows.values())
    phones = sorted(follows)
    singles = {phone: follows[phone] / total for phone in phones}
    lines = ["\\data\\", f"ngram 1={len(phones)}", f"ngram 2={len(phones) ** 2}", "", "\\1-grams:"]
    lines += [f"{math.log10(singles[phone]):.4f} {phone} 0.0" for phone in phones]
    lines += ["", "\\2-grams:"]
    for first in phones:
        for second in phones:
            own = pairs[first, second] / before[first]
            share = OWN_SHARE * own + (1 - OWN_SHARE) * singles[second]
            lines.append(f"{math.log10(share):.4f} {first} {second}")
    path.write_text("\n".join([*lines, "", "\\end\\", ""]), encoding="utf-8")
